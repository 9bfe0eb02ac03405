internal import Markup
internal import Prose

/// The dates that a page shows its readers, those nearest to the headline first.
struct ShownDates {
  let facts: PageFacts
  let headline: Node?
  let lines: HeadlineLines

  /// How many elements are looked at.
  static let maxElements = 60
  /// How many nodes around the headline are close to it.
  static let closeNodes = 80
  /// No element with a date has more bytes of text.
  static let maxTextBytes = 120

  /// What elements for dates say, those that speak of a change left out.
  var ofPublication: [PageDate.Statement] {
    let nodes = candidates.filter { !speaksOfChange($0) }
    let claimed = nodes.filter(claimsPublication)
    return (claimed + nodes).flatMap(statements)
  }

  /// What elements for dates say that stand close to the headline; all of them where no headline is known.
  var nearby: [PageDate.Statement] {
    guard headline != nil else { return ofPublication }
    let nodes = nearNodes
    return (nodes.filter(claimsPublication) + nodes).flatMap(statements)
  }

  private var nearNodes: [Node] {
    guard let start = headline?.index else { return [] }
    return candidates.filter { abs($0.index - start) < ShownDates.closeNodes && !speaksOfChange($0) }
  }

  /// The dates of publication close to the headline.
  var atHeadline: [PageDate.Statement] {
    guard headline != nil else { return [] }
    return nearNodes.flatMap(statements) + beside.filter { $0.text.map(ShownDates.isDateOnly) ?? false }
  }

  /// True for a text that is a date and little else.
  static func isDateOnly(_ text: String) -> Bool {
    text.utf8.count <= 30 && text.contains(where: \.isNumber) && text.split(separator: " ").count <= 6
  }

  /// The same of those that speak of a change: better than nothing.
  var ofChange: [PageDate.Statement] {
    candidates.filter(speaksOfChange).flatMap(statements)
      + lines.texts.compactMap { text in
        PersonNames.afterLead(text[...], DateWords.other).map { ("date of change", String($0)) }
      }
  }

  /// What `time` elements around the article say: better than nothing too.
  var around: [PageDate.Statement] { facts.times.prefix(3).flatMap(statements) }

  /// The texts beside the headline.
  var beside: [PageDate.Statement] {
    lines.dated.map { line in
      (
        "text beside the headline",
        PersonNames.afterLead(line[...], DateWords.published).map(String.init) ?? line
      )
    }
  }

  private var candidates: [Node] {
    let start = headline?.index ?? 0
    func distance(_ node: Node) -> Int { node.index > start ? node.index - start : 3 * (start - node.index) }
    return (facts.times + facts.dates.prefix(ShownDates.maxElements)).sorted { distance($0) < distance($1) }
      .prefix(ShownDates.maxElements).filter { node in
        node.hasText(upTo: ShownDates.maxTextBytes) && !Surroundings.isElsewhere(node, headline: headline)
      }
  }

  private func statements(of node: Node) -> [PageDate.Statement] {
    let source = node.tag == .time ? "time" : "dated element"
    if let stated = node.attribute("datetime") ?? node.attribute("content") ?? node.attribute("data-datetime")
      ?? node.attribute("data-date") ?? node.attribute("data-published")
    {
      return [(source, stated)]
    }
    let text = normalizedText(node.text)
    guard text.utf8.count <= ShownDates.maxTextBytes else { return [] }
    let said = PersonNames.afterLead(text[...], DateWords.published).map(String.init) ?? text
    return [(source, node.attribute("title")), (source, said)]
  }

  private func claimsPublication(_ node: Node) -> Bool {
    if node.hasAttribute("pubdate") { return true }
    return node.withAttribute("class") { ShownDates.claims.isFound(in: $0) } ?? false
  }

  private func speaksOfChange(_ node: Node) -> Bool {
    if node.withAttribute("class", { ShownDates.changes.isFound(in: $0) }) ?? false {
      return !claimsPublication(node)
    }
    if PersonNames.afterLead(node.label[...], DateWords.other) != nil { return true }
    guard let before = (node.previousSibling ?? node.parent?.previousSibling)?.label else { return false }
    return PersonNames.afterLead(before[...], DateWords.other)?.isEmpty ?? false
  }

  private static let claims = WordFinder(["published", "publish", "pubdate", "entry", "publication"])
  private static let changes = WordFinder(["updated", "modified", "update", "joined", "registered"])
}
