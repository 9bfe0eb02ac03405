/// Why bytes are not JSON, or JSON is not the value it should be.
public enum JSONError: Error, Equatable {
  /// The grammar is broken; the message says by what and what would have been right.
  case malformed(String, at: Position)
  /// The document ends within a value.
  case unexpectedEnd(at: Position)
  /// Arrays and objects are nested deeper than the limit.
  case tooDeep(limit: Int, at: Position)
  /// There are more values than the limit.
  case tooManyValues(limit: Int, at: Position)
  /// The document is longer than the limit.
  case tooLarge(limitInBytes: Int)
  /// It is JSON, but not an object that describes what it should: an item, a feed.
  case notAnObject(expected: String)

  /// A place in a document.
  public struct Position: Sendable, Hashable {
    /// Bytes before it.
    public var offset: Int
    /// From 1.
    public var line: Int
    /// In characters, from 1.
    public var column: Int

    /// A place.
    public init(offset: Int, line: Int, column: Int) {
      self.offset = offset
      self.line = line
      self.column = column
    }

    /// The place `offset` bytes into a document.
    init(offset: Int, in bytes: [UInt8]) {
      self.offset = offset
      let before = bytes[..<min(offset, bytes.count)]
      line = before.count { $0 == 0x0A } + 1
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    }
  }

  /// Where it happened, when it happened at one place.
  public var position: Position? {
    switch self {
    case .malformed(_, let at), .unexpectedEnd(let at), .tooDeep(_, let at), .tooManyValues(_, let at): at
    case .tooLarge, .notAnObject: nil
    }
  }
}

extension JSONError: CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .malformed(let message, let at): "\(at): \(message)"
    case .unexpectedEnd(let at): "\(at): the document ends within a value"
    case .tooDeep(let limit, let at): "\(at): more than \(limit) levels of nesting"
    case .tooManyValues(let limit, let at): "\(at): more than \(limit) values"
    case .tooLarge(let limit): "longer than \(limit) bytes"
    case .notAnObject(let expected): "not the JSON object of \(expected)"
    }
  }
}

extension JSONError.Position: CustomStringConvertible {
  /// As messages name it.
  public var description: String { "line \(line), column \(column)" }
}
