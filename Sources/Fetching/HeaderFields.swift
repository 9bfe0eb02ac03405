/// The header lines of a request or an answer, in order; names are looked up without regard to case.
///
/// A value's characters stand for one byte each (ISO 8859-1): headers have no encoding of their own.
package struct HeaderFields: Sendable, Equatable {
  /// One header line.
  package struct Field: Sendable, Equatable {
    /// The name as it came.
    package let name: String
    /// The value without white space around it.
    package let value: String

    /// One header line of these two parts.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All lines, as they came.
  package private(set) var fields: [Field] = []

  /// The lines of these pairs.
  package init(_ pairs: [(String, String)] = []) {
    fields = pairs.map { Field(name: $0.0, value: $0.1) }
  }

  /// The first value of a name; nil when the header has none.
  package subscript(name: String) -> String? {
    fields.first { Self.areSame($0.name, name) }?.value
  }

  /// All values of a name, in order.
  package func values(of name: String) -> [String] {
    fields.filter { Self.areSame($0.name, name) }.map(\.value)
  }

  /// Adds a line at the end.
  package mutating func append(name: String, value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Drops all lines.
  package mutating func removeAll() {
    fields.removeAll()
  }

  /// Adds a line as it came over the wire; a line without a name is dropped.
  package mutating func append(line: some Collection<UInt8>) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return }
    let name = Self.text(line[..<colon])
    guard Self.isToken(name) else { return }
    let value = Self.trimmed(line[line.index(after: colon)...])
    fields.append(Field(name: name, value: Self.text(value)))
  }

  /// Whether a value can be sent: no line break or other control character but the tab.
  package static func isValidValue(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy { ($0.value >= 0x20 || $0.value == 9) && $0.value != 0x7F }
  }

  /// Whether a text can be a header name. Source: RFC 9110 §5.6.2.
  package static func isToken(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isTokenByte($0) }
  }

  /// Whether two header names are the same but for case.
  package static func areSame(_ first: String, _ second: String) -> Bool {
    first.utf8.elementsEqual(second.utf8) { lowercased($0) == lowercased($1) }
  }

  /// A value as it goes over the wire: one byte a character, or UTF-8 when some character is none.
  package static func bytes(of value: String) -> [UInt8] {
    let scalars = value.unicodeScalars
    guard scalars.allSatisfy({ $0.value <= 0xFF }) else { return Array(value.utf8) }
    return scalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}

private extension HeaderFields {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  static func trimmed<Bytes: Collection<UInt8>>(_ bytes: Bytes) -> [UInt8] {
    var trimmed = Array(bytes.drop { isBlank($0) })
    while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
    return trimmed
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
