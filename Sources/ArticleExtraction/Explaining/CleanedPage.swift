package import Markup
internal import Model
internal import Prose

/// A page whose body was found and cleaned by today's rules: what more could be taken out of it?
package struct CleanedPage {
  private let draft: Draft
  private let blocks: [TextBlock]

  /// Reads and cleans a page.
  package init(
    page bytes: [UInt8], contentType: String?, url: String?, rules: RuleSet?
  ) throws(MarkupError) {
    let extractor = ArticleExtractor(rules: rules)
    var draft = try extractor.draft(of: bytes, contentType: contentType, url: url)
    extractor.run(on: &draft)
    self.draft = draft
    blocks = draft.body.map { textBlocks(of: $0) }?.filter { !$0.isWordless } ?? []
  }

  /// The words of the body.
  package var words: Int { blocks.reduce(0) { $0 + $1.wordCount } }

  /// The texts of the body's blocks.
  package var texts: [String] { blocks.map { String(decoding: $0.text, as: UTF8.self) } }

  /// The same as rules compare them.
  package var foldedTexts: [[UInt8]] { blocks.map(\.folded) }

  /// Entries of a `remove` list that would take out the block with a text; none when no block has it.
  package func entries(removing text: String) -> [RemovalEntry] {
    let wanted = Folding.fold(Array(text.utf8))
    guard let body = draft.body, !wanted.isEmpty,
      let block = blocks.first(where: { $0.folded.index(ofWord: wanted) != nil })
    else { return [] }
    var entries: [RemovalEntry] = []
    let around = CollectionOfOne(block.container) + Array(block.container.ancestors.prefix(3))
    for node in around.prefix(while: { $0 != body && body.contains($0) }) {
      for name in StableNames.names(of: node) where !entries.contains(.css(name)) {
        entries.append(.css(name))
      }
    }
    return entries + textEntries(for: block)
  }

  private func textEntries(for block: TextBlock) -> [RemovalEntry] {
    let words = String(decoding: block.text, as: UTF8.self).split(separator: " ")
    let isWhole = words.count <= RemovalEntry.maxWholeWords
    let start = words.prefix(isWhole ? words.count : RemovalEntry.firstWords).joined(separator: " ")
    let pattern = RemovalEntry.escaped(start) + (isWhole ? "" : "*")
    return block.wordCount <= Removal.defaultMaxWords ? [.text(pattern), .from(pattern)] : [.from(pattern)]
  }

  /// What an entry would take out of the body: its texts, each with its words.
  package func effect(of entry: RemovalEntry) -> [(text: String, words: Int)] {
    guard let body = draft.body else { return [] }
    switch entry {
    case .css(let name):
      guard let selector = try? Selector(name) else { return [] }
      let nodes = selector.all(in: body).filter { $0 != body }
      return nodes.filter { node in !nodes.contains { $0 != node && $0.contains(node) } }.compactMap { node in
        let text = normalizedText(node.text)
        let words = WordCount.count(text)
        return words > 0 ? (text, words) : nil
      }
    case .text(let source), .from(let source):
      guard let pattern = try? TextPattern(source) else { return [] }
      let matching = blocks.indices.filter { pattern.matches(FoldedText(folded: blocks[$0].folded)) }
      let indices =
        if case .from = entry { matching.first.map { Array($0..<blocks.count) } ?? [] } else { matching }
      return indices.map { (String(decoding: blocks[$0].text, as: UTF8.self), blocks[$0].wordCount) }
    }
  }
}

/// An entry of a `remove` list that could be written.
package enum RemovalEntry: Sendable, Hashable {
  case css(String)
  case text(String)
  case from(String)

  /// Blocks with more words are named by their first ones.
  static let maxWholeWords = 12
  static let firstWords = 8

  /// The entry as a line of YAML, without the dash.
  package var yaml: String {
    switch self {
    case .css(let name): name.hasPrefix(".") ? name : RemovalEntry.quoted(name)
    case .text(let pattern): "text: " + RemovalEntry.quoted(pattern)
    case .from(let pattern): "from: " + RemovalEntry.quoted(pattern)
    }
  }

  /// A YAML string in single quotes.
  package static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// A text as a pattern that means just this text.
  static func escaped(_ text: String) -> String {
    String(text.flatMap { "*(){}?|/\\".contains($0) ? ["\\", $0] : [$0] })
  }
}
