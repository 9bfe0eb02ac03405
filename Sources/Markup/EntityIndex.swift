/// `entityTable` by name: read once, when the first named reference is met.
struct EntityIndex: Sendable {
  struct Entry {
    var first: UInt32
    var second: UInt32?
    /// Whether the name counts without its semicolon too.
    var isLegacy: Bool
  }

  static let shared = EntityIndex(reading: entityTable)
  /// `CounterClockwiseContourIntegral`.
  static let longestName = 31
  /// `Aacute`, `brvbar`.
  static let longestLegacyName = 6

  private struct Slot {
    var nameStart: Int
    var nameEnd: Int
    var entry: Entry
  }

  private let table: [UInt8]
  private var slots: [Slot] = []
  /// Indices into `slots` plus one, found by the hash of the name; 0 where free.
  private var buckets = [UInt16](repeating: 0, count: 8192)

  func entry(for name: [UInt8]) -> Entry? { entry(for: name, from: 0, to: name.count) }

  /// What `bytes[start..<end]` is the name of.
  func entry(for bytes: [UInt8], from start: Int, to end: Int) -> Entry? {
    guard end > start, end - start <= Self.longestName else { return nil }
    var bucket = Self.bucket(for: bytes[start..<end])
    while buckets[bucket] != 0 {
      let slot = slots[Int(buckets[bucket]) - 1]
      if table[slot.nameStart..<slot.nameEnd].elementsEqual(bytes[start..<end]) { return slot.entry }
      bucket = (bucket + 1) & 8191
    }
    return nil
  }
}

extension EntityIndex {
  private init(reading text: String) {
    table = Array(text.utf8)
    slots.reserveCapacity(2125)
    var start = 0
    while start < table.count {
      var end = start
      while end < table.count, !table[end].isASCIISpace { end += 1 }
      if end > start { read(from: start, to: end) }
      start = end + 1
    }
  }

  private mutating func read(from start: Int, to end: Int) {
    var nameEnd = start
    while nameEnd < end, table[nameEnd].isASCIIAlphanumeric { nameEnd += 1 }
    let isLegacy = table.byte(at: nameEnd) == ASCII.exclamation
    var values: [UInt32] = [0]
    for byte in table[min(nameEnd + 1, end)..<end] {
      if let digit = byte.hexDigitValue {
        values[values.count - 1] = values[values.count - 1] << 4 | digit
      } else {
        values.append(0)
      }
    }
    let entry = Entry(first: values[0], second: values.count > 1 ? values[1] : nil, isLegacy: isLegacy)
    slots.append(Slot(nameStart: start, nameEnd: nameEnd, entry: entry))
    var bucket = Self.bucket(for: table[start..<nameEnd])
    while buckets[bucket] != 0 { bucket = (bucket + 1) & 8191 }
    buckets[bucket] = UInt16(slots.count)
  }

  /// Names differ by case, so this isn't `NameHash`.
  private static func bucket(for name: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 0x811c_9dc5
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int((hash ^ (hash >> 15)) & 8191)
  }
}
