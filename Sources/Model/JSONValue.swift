/// A JSON value whose objects keep the order of their keys.
///
/// It carries the parts of the output whose shape the publisher decides: `itunes`, `podcast`, `cloud`.
public enum JSONValue: Sendable, Hashable {
  /// A string.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// Any other number.
  case number(Double)
  /// A number, digit by digit, that neither of the two above writes as its source did: `1.50`, `1E3`,
  /// more digits than an `Int` holds.
  case numeral(String)
  /// `true` or `false`.
  case bool(Bool)
  /// `null`; never written, kept so that any document can be read.
  case null
  /// An array.
  case array([JSONValue])
  /// An object, its members in order.
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of an object's key; nil for other values and absent keys.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  /// The text of a string; nil for other values.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of an array; nil for other values.
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members of an object; nil for other values.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The whole number, if it is one and an `Int` holds it.
  public var integer: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int(exactly: number)
    case .numeral(let digits): Double(digits).flatMap { Int(exactly: $0) }
    default: nil
    }
  }

  /// The number; nil for other values.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .numeral(let digits): Double(digits)
    default: nil
    }
  }

  /// `true` or `false`; nil for other values.
  public var bool: Bool? { if case .bool(let claim) = self { claim } else { nil } }

  /// The text of a string, or a number exactly as its source wrote it; nil for other values.
  public var printed: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .numeral(let digits): digits
    default: nil
    }
  }
}
