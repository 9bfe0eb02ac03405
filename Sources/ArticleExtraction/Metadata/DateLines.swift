internal import Markup
internal import Prose

/// The short texts around a page's headline that may be its date line: `Dec 17, 2025`, `Stand: 03.11.2021`.
enum DateLines {
  /// How many short texts after the headline are looked at.
  static let linesAfter = 14
  /// How many before it.
  static let linesBefore = 6
  /// No date line has more bytes.
  static let maxLineBytes = 60

  /// Texts with a year in them: those after the headline first, then those before it, the nearest first.
  static func texts(around headline: Node, in body: Node) -> [String] {
    var before: [String] = []
    var after: [String] = []
    var isPast = false
    for node in body.descendants {
      if node == headline { isPast = true }
      guard node.isText, !headline.contains(node), let line = shortText(of: node) else { continue }
      if isPast {
        after.append(line)
        if after.count == linesAfter { break }
      } else {
        before.append(line)
      }
    }
    guard isPast else { return [] }
    return (after + before.suffix(linesBefore).reversed()).filter(namesYear)
  }

  private static func shortText(of node: Node) -> String? {
    let size = node.withContent { $0.count }
    guard size > 1, size < 4 * maxLineBytes else { return nil }
    let text = normalizedText(node.text)
    return text.isEmpty || text.utf8.count > maxLineBytes ? nil : text
  }

  /// True when four digits in a row are a year of the web's age.
  private static func namesYear(_ line: String) -> Bool {
    line.split { !$0.isNumber }.contains { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
  }
}
