internal import Foundation

/// The members of an object by key, read as the types the output writes; what has another type is absent.
struct JSONFields {
  private let values: [String: JSONValue]

  /// The fields of an object; none for other values.
  init(_ value: JSONValue?) {
    values = Dictionary(value?.members?.map { ($0.key, $0.value) } ?? [], uniquingKeysWith: { $1 })
  }

  var isEmpty: Bool { values.isEmpty }

  subscript(_ key: String) -> JSONValue? { values[key] }

  func text(_ key: String) -> String? { values[key]?.string }

  func integer(_ key: String) -> Int? { values[key]?.integer }

  func number(_ key: String) -> Double? { values[key]?.number }

  func bool(_ key: String) -> Bool? { values[key]?.bool }

  func date(_ key: String) -> Date? { values[key]?.string.flatMap(RFC3339.parse) }

  func texts(_ key: String) -> [String] { values[key]?.array?.compactMap(\.string) ?? [] }

  func members(_ key: String) -> [JSONValue.Member] { values[key]?.members ?? [] }

  /// The case a text names.
  func choice<Choice: RawRepresentable<String>>(_ key: String) -> Choice? {
    text(key).flatMap(Choice.init(rawValue:))
  }

  /// The fields of an object under a key; nil when there is none.
  func object(_ key: String) -> JSONFields? {
    guard let value = values[key], value.members != nil else { return nil }
    return JSONFields(value)
  }

  /// What `read` makes of each object of an array.
  func objects<Value>(_ key: String, _ read: (JSONFields) -> Value?) -> [Value] {
    values[key]?.array?.compactMap { $0.members == nil ? nil : read(JSONFields($0)) } ?? []
  }
}
