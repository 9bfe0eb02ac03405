/// The elements that are open at a point of a page, answering "which is the nearest …" at once.
///
/// Every entry remembers the nearest element of each kind at or below it, so no question walks the stack:
/// pages with thousands of unclosed elements cost what others do.
struct OpenElements {
  struct Entry {
    var id: Int
    var tag: Tag
    /// Where the next element of the same name lies below; -1 when nowhere.
    var sameBelow: Int
    var special: Int
    var scope: Int
    var listScope: Int
    var tableScope: Int
    /// Its end tag came while something special was open in it.
    var hasEnded = false
  }

  private(set) var entries: [Entry] = []
  private var topmost = [Int](repeating: -1, count: 256)
  /// Start tags that were dropped, by name: their end tags must not close anything.
  private var dropped: [Int: Int] = [:]
  private var unknownIDs: [UInt64: Int] = [:]

  /// Elements with names of their own are told apart up to this many names.
  private static let maxUnknownNames = 4096

  var count: Int { entries.count }
  var top: Entry? { entries.last }

  /// The number under which a name is tracked.
  mutating func id(for tag: Tag, hash: UInt64) -> Int {
    guard tag == .other else { return Int(tag.rawValue) }
    if let id = unknownIDs[hash] { return id }
    guard unknownIDs.count < Self.maxUnknownNames else { return Int(Tag.other.rawValue) }
    topmost.append(-1)
    unknownIDs[hash] = topmost.count - 1
    return topmost.count - 1
  }

  /// The place of the topmost open element of a name; -1 when none is open.
  func place(of id: Int) -> Int { topmost[id] }
  func place(of tag: Tag) -> Int { topmost[Int(tag.rawValue)] }

  var nearestSpecial: Int { entries.last?.special ?? -1 }
  var nearestScope: Int { entries.last?.scope ?? -1 }
  var nearestListScope: Int { entries.last?.listScope ?? -1 }
  var nearestTableScope: Int { entries.last?.tableScope ?? -1 }

  mutating func push(id: Int, tag: Tag, traits: TagTraits) {
    let place = entries.count
    entries.append(
      Entry(
        id: id, tag: tag, sameBelow: topmost[id],
        special: traits.contains(.special) ? place : nearestSpecial,
        scope: traits.contains(.scope) ? place : nearestScope,
        listScope: traits.contains(.listScope) ? place : nearestListScope,
        tableScope: traits.contains(.tableScope) ? place : nearestTableScope))
    topmost[id] = place
  }

  mutating func pop() {
    guard let entry = entries.popLast() else { return }
    topmost[entry.id] = entry.sameBelow
  }

  mutating func markEnded(at place: Int) { entries[place].hasEnded = true }

  mutating func noteDropped(_ id: Int) { dropped[id, default: 0] += 1 }

  /// Whether an end tag belongs to a start tag that was dropped; counts it off.
  mutating func takeDropped(_ id: Int) -> Bool {
    guard !dropped.isEmpty, let number = dropped[id] else { return false }
    dropped[id] = number > 1 ? number - 1 : nil
    return true
  }
}
