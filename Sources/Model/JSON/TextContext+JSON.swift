extension JSONWriter {
  /// Writes the base and language that a text was declared under, as `NAME_base` and `NAME_language`.
  mutating func context(_ name: String, _ context: TextContext?) {
    guard let context else { return }
    member(name + "_base", context.base)
    member(name + "_language", context.language)
  }
}

extension JSONFields {
  /// What `NAME_base` and `NAME_language` say; nil when there is neither.
  func context(_ name: String) -> TextContext? {
    let context = TextContext(base: text(name + "_base"), language: text(name + "_language"))
    return context == TextContext() ? nil : context
  }
}
