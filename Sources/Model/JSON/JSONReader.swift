extension JSONValue {
  /// The value a JSON document holds. An object's keys keep their order; of equal keys the last value stays.
  public init(parsing bytes: [UInt8], options: JSONOptions = .strict) throws(JSONError) {
    var reader = JSONReader(bytes, options: options)
    self = try reader.document()
  }
}

/// A JSON object some of whose strings are left as bytes: long ones that are no text.
package struct LiftedJSON {
  /// The document's value, without the strings that were lifted.
  package let value: JSONValue
  /// The strings of some keys, as they stand in the document; those with escapes are in `value`.
  package let strings: [String: ArraySlice<UInt8>]

  /// Reads a document, lifting the strings of `keys` out of its outermost object.
  package init(parsing bytes: [UInt8], lifting keys: [String]) throws(JSONError) {
    var reader = JSONReader(bytes, options: .strict)
    reader.liftedKeys = keys
    value = try reader.document()
    strings = reader.lifted
  }
}

/// Reads one JSON document from bytes.
struct JSONReader {
  let bytes: [UInt8]
  let options: JSONOptions
  var at = 0
  /// Keys of the outermost object whose strings are lifted out of it as bytes.
  var liftedKeys: [String] = []
  private(set) var lifted: [String: ArraySlice<UInt8>] = [:]
  private var depth = 0
  private var values = 0

  init(_ bytes: [UInt8], options: JSONOptions) {
    self.bytes = bytes
    self.options = options
  }

  /// The document's value; nothing but white space may follow it.
  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.count > options.maxSizeInBytes { throw .tooLarge(limitInBytes: options.maxSizeInBytes) }
    if !options.isTolerant { try validate() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    let value = try value()
    skipSpace()
    if at < bytes.count { throw unexpected("the end of the document") }
    return value
  }

  // Recursion is bounded by `maxDepth`.
  private mutating func value() throws(JSONError) -> JSONValue {
    values += 1
    if values > options.maxValues { throw .tooManyValues(limit: options.maxValues, at: position) }
    switch try nextByte() {
    case 0x22: return .string(try string())
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x2D, 0x30...0x39: return try number()
    case 0x74: return try literal("true", .bool(true))
    case 0x66: return try literal("false", .bool(false))
    case 0x6E: return try literal("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    while try !leaves(0x5D, isFirst: elements.isEmpty) { elements.append(try value()) }
    return .array(elements)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try enter()
    var members: [JSONValue.Member] = []
    members.reserveCapacity(4)
    var isFirst = true
    while try !leaves(0x7D, isFirst: isFirst) {
      isFirst = false
      if try nextByte() != 0x22 { throw unexpected("a key in quotes") }
      let key = try string()
      if try nextByte() != 0x3A { throw unexpected("\":\"") }
      at += 1
      if depth == 1, liftedKeys.contains(key), try lift(key, from: &members) { continue }
      members.append(JSONValue.Member(key, try value()))
    }
    return .object(members.settled)
  }

  /// Lifts the string that is next out of the document, if it can be taken as it stands.
  private mutating func lift(_ key: String, from members: inout [JSONValue.Member]) throws(JSONError) -> Bool
  {
    // Of equal keys the last value stays.
    lifted[key] = nil
    guard try nextByte() == 0x22, let bytes = plainBytes() else { return false }
    lifted[key] = bytes
    members.removeAll { $0.key == key }
    return true
  }

  /// Makes sure that the document is UTF-8, as a whole: sooner done than string by string.
  private func validate() throws(JSONError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let position = JSONError.Position(offset: error.byteOffsets.lowerBound, in: bytes)
      throw .malformed("found a byte that is not UTF-8", at: position)
    }
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    if depth > options.maxDepth { throw .tooDeep(limit: options.maxDepth, at: position) }
    at += 1
  }

  /// Reads the closing bracket, or what precedes the next element; true when it was the bracket.
  private mutating func leaves(_ bracket: UInt8, isFirst: Bool) throws(JSONError) -> Bool {
    var next = try nextByte()
    if next != bracket, !isFirst {
      if next != 0x2C { throw unexpected("\",\" or \"\(Character(Unicode.Scalar(bracket)))\"") }
      at += 1
      next = try nextByte()
      if next == bracket, !options.isTolerant { throw unexpected("a value after the comma") }
    }
    if next != bracket { return false }
    at += 1
    depth -= 1
    return true
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let word = Array(word.description.utf8)
    if !bytes[at...].starts(with: word) { throw unexpected("a value") }
    at += word.count
    return value
  }
}

extension JSONReader {
  /// The next byte that isn't white space; it is not consumed.
  @inline(__always) mutating func nextByte() throws(JSONError) -> UInt8 {
    skipSpace()
    guard at < bytes.count else { throw .unexpectedEnd(at: position) }
    return bytes[at]
  }

  @inline(__always) private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at &+= 1
      default: return
      }
    }
  }

  /// Where the reader stands.
  var position: JSONError.Position { JSONError.Position(offset: at, in: bytes) }

  /// The error of meeting something else than `expected`.
  func unexpected(_ expected: String) -> JSONError {
    guard at < bytes.count else { return .unexpectedEnd(at: position) }
    let found = String(decoding: bytes[at...].prefix(12), as: UTF8.self)
    return .malformed("found \"\(found)\" instead of \(expected)", at: position)
  }
}
