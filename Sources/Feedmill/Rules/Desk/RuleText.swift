internal import ArticleExtraction
internal import Foundation

/// The text of a rule file, to which entries are added so that comments and order stay.
struct RuleText {
  private var lines: [String]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
  }

  /// The whole text; it ends with a line break.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Adds an entry to one of the lists `remove` and `tests`, as its last; the list is made when it is missing.
  ///
  /// The entry's first line comes without its dash, the others as far indented as they are below it.
  mutating func add(_ entry: [String], to key: String) throws(FeedmillError) {
    guard let start = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else {
      let place = key == "tests" ? lines.count : lines.firstIndex { $0.hasPrefix("tests:") } ?? lines.count
      lines.insert(contentsOf: [key + ":"] + RuleText.item(entry, indent: "  "), at: place)
      return
    }
    let value = lines[start].dropFirst(key.count + 1).prefix { $0 != "#" }
    switch value.filter({ !$0.isWhitespace }) {
    case "": break
    case "[]": lines[start] = key + ":"
    default:
      throw FeedmillError(
        code: "bad-rule", message: "`\(key)` stands in one line; write it as a list with an entry a line",
        line: start + 1)
    }
    var end = start + 1
    var last = start
    while end < lines.count, RuleText.isInside(lines[end]) {
      if !RuleText.isBlank(lines[end]) { last = end }
      end += 1
    }
    let item = lines[(start + 1)..<end].first { $0.drop(while: \.isWhitespace).hasPrefix("-") }
    let indent = item.map { String($0.prefix(while: \.isWhitespace)) } ?? "  "
    lines.insert(contentsOf: RuleText.item(entry, indent: indent), at: last + 1)
  }

  private static func item(_ entry: [String], indent: String) -> [String] {
    entry.enumerated().map { indent + ($0 == 0 ? "- " : "  ") + $1 }
  }

  /// True for a line of a list whose key stands at the left edge.
  private static func isInside(_ line: String) -> Bool {
    isBlank(line) || line.hasPrefix("-") || line.first?.isWhitespace == true
  }

  /// True for what says nothing: also a comment at the left edge, which may belong to what follows.
  private static func isBlank(_ line: String) -> Bool {
    line.allSatisfy(\.isWhitespace) || line.hasPrefix("#")
  }
}
