public import Model

/// In what two articles of one page differ: a golden one and today's, or those of two sets of rules.
public struct ArticleDifference: Sendable, Equatable {
  /// A field with its values, as text; nil where it is absent.
  public struct Field: Sendable, Equatable {
    /// `title`, `_feedmill.section`.
    public var key: String
    /// What it was.
    public var before: String?
    /// What it is.
    public var after: String?
  }

  /// A block of the body that is in one of the articles only.
  public struct Block: Sendable, Equatable {
    /// The block.
    public var text: String
    /// True when it is new, false when it is gone.
    public var isNew: Bool
  }

  /// The fields that differ. What is counted from the body is left out when the body differs.
  public var fields: [Field] = []
  /// The blocks of the body that differ, in order.
  public var blocks: [Block] = []
  /// The share of the old body's words that are in blocks that are gone, less those in new ones: 0 … 1.
  public var lostShare = 0.0

  /// True when nothing differs.
  public var isEmpty: Bool { fields.isEmpty && blocks.isEmpty }

  /// The difference of two items, as `extract` writes them.
  public init(from old: JSONValue, to new: JSONValue) {
    compareBodies(old, new)
    var before: [(String, String)] = []
    var after: [(String, String)] = []
    ArticleDifference.flatten(old, "", into: &before)
    ArticleDifference.flatten(new, "", into: &after)
    let (known, found) = (Dictionary(before) { first, _ in first }, Dictionary(after) { first, _ in first })
    let keys = before.map(\.0) + after.map(\.0).filter { known[$0] == nil }
    for key in keys where known[key] != found[key] {
      if !blocks.isEmpty, ArticleDifference.counted.contains(key) { continue }
      fields.append(Field(key: key, before: known[key], after: found[key]))
    }
  }

  /// What follows from the body, and the body in its other form.
  private static let counted: Set<String> = [
    "id", "content_html", "_feedmill.word_count", "_feedmill.content_hash", "_feedmill.fingerprint",
    "_feedmill.extraction.confidence",
  ]

  private mutating func compareBodies(_ old: JSONValue, _ new: JSONValue) {
    let (before, after) = (ArticleDifference.blocks(of: old), ArticleDifference.blocks(of: new))
    let changes = after.difference(from: before)
    var (gone, new) = (Set<Int>(), Set<Int>())
    for change in changes {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): new.insert(offset)
      }
    }
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, gone.contains(left) {
        blocks.append(Block(text: before[left], isNew: false))
        left += 1
      } else if right < after.count, new.contains(right) {
        blocks.append(Block(text: after[right], isNew: true))
        right += 1
      } else {
        (left, right) = (left + 1, right + 1)
      }
    }
    func words(_ texts: [String]) -> Int {
      texts.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
    }
    let lost = words(blocks.filter { !$0.isNew }.map(\.text)) - words(blocks.filter(\.isNew).map(\.text))
    lostShare = Double(max(0, lost)) / Double(max(1, words(before)))
  }

  private static func blocks(of item: JSONValue) -> [String] {
    (item["content_text"]?.string ?? "").split(separator: "\n\n").map(String.init)
  }

  private static func flatten(_ value: JSONValue, _ path: String, into fields: inout [(String, String)]) {
    for member in value.members ?? [] where member.key != "content_text" {
      let key = path + member.key
      switch member.value {
      // Objects nest as deep as the contract says.
      case .object: flatten(member.value, key + ".", into: &fields)
      case .string(let text): fields.append((key, text))
      default: fields.append((key, String(decoding: member.value.json(), as: UTF8.self)))
      }
    }
  }
}
