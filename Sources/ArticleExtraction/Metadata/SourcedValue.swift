/// A value and the source it was read from, so that every field can say where it came from.
struct SourcedValue<Value> {
  /// The value.
  var value: Value
  /// The source in words: `json-ld headline`, `meta og:title`, `h1`.
  var source: String

  init(_ value: Value, _ source: String) {
    self.value = value
    self.source = source
  }
}

extension SourcedValue: Sendable where Value: Sendable {}
