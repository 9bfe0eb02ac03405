internal import Foundation

/// Writes JSON straight into bytes, keys in the order they come.
///
/// What is absent leaves no trace: a member whose value is nil, or empty once cleaned, takes its key with it.
struct JSONWriter {
  /// What has been written and not been taken.
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  private var isFirst = true

  /// A writer that puts everything on one line, or each value on its own, two spaces deeper a level.
  init(pretty: Bool) { isPretty = pretty }

  /// Makes room for as many bytes.
  mutating func reserve(_ sizeInBytes: Int) { bytes.reserveCapacity(sizeInBytes) }

  /// Gives what was written so far and forgets it; only between two elements.
  mutating func handOut(_ receive: ([UInt8]) throws -> Void) rethrows {
    try receive(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Structure

  /// Opens an object that stands alone or in an array.
  mutating func beginObject() { begin(0x7B) }

  /// Closes an object.
  mutating func endObject() { end(0x7D) }

  /// Opens an array under a key; it is written even when nothing follows.
  mutating func beginArray(_ key: String) {
    writeKey(key)
    begin(0x5B)
  }

  /// Closes an array.
  mutating func endArray() { end(0x5D) }

  /// Writes an object under a key, unless nothing comes to stand in it.
  mutating func object(_ key: String, _ write: (inout JSONWriter) -> Void) {
    attempt { writer in
      writer.writeKey(key)
      return writer.container(0x7B, 0x7D, write)
    }
  }

  /// Writes an array of objects under a key; empty objects and empty arrays are left out.
  mutating func objects<Value>(_ key: String, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void) {
    elements(key, values) { writer, value in writer.container(0x7B, 0x7D) { write(&$0, value) } }
  }

  /// Writes an array under a key; `write` says whether it wrote the element.
  mutating func elements<Value>(
    _ key: String, _ values: [Value], _ write: (inout JSONWriter, Value) -> Bool
  ) {
    if values.isEmpty { return }
    attempt { writer in
      writer.writeKey(key)
      return writer.container(0x5B, 0x5D) { $0.elements(values, write) }
    }
  }

  /// Writes the elements of an array that is open.
  mutating func elements<Value>(_ values: [Value], _ write: (inout JSONWriter, Value) -> Bool) {
    for value in values {
      attempt { writer in
        writer.separate()
        return write(&writer, value)
      }
    }
  }

  /// Writes brackets and what stands between them; false when nothing does.
  mutating func container(_ open: UInt8, _ close: UInt8, _ write: (inout JSONWriter) -> Void) -> Bool {
    begin(open)
    write(&self)
    let isEmpty = isFirst
    end(close)
    return !isEmpty
  }

  /// Takes back what `write` wrote when it says false.
  mutating func attempt(_ write: (inout JSONWriter) -> Bool) {
    let length = bytes.count
    let wasFirst = isFirst
    if write(&self) { return }
    bytes.removeLast(bytes.count - length)
    isFirst = wasFirst
  }

  // MARK: Pieces

  /// Writes a key that needs no escaping, and what precedes and follows it.
  mutating func writeKey(_ key: String) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: key.utf8)
    bytes.append(0x22)
    endKey()
  }

  /// Writes the colon after a key.
  mutating func endKey() {
    bytes.append(0x3A)
    if isPretty { bytes.append(0x20) }
  }

  /// Writes the comma and line break that precede an element or member.
  mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    if depth > 0 { breakLine() }
  }

  /// Writes bytes that are JSON already.
  mutating func append(_ json: some Sequence<UInt8>) { bytes.append(contentsOf: json) }

  /// Writes a byte that is JSON already.
  mutating func append(_ json: UInt8) { bytes.append(json) }

  /// Writes at most `count` bytes that are JSON already.
  mutating func append(addingCapacity count: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    bytes.append(addingCapacity: count, initializingWith: write)
  }
}

extension JSONWriter {
  private mutating func begin(_ bracket: UInt8) {
    bytes.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { breakLine() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
  }
}
