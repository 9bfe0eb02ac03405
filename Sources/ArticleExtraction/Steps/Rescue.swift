internal import Markup
internal import Model
internal import Prose

/// Falls back on the texts that the page's data carries, where its own markup gave too little.
///
/// What can be had without another request is tried in turn, and the longest is kept: JSON-LD's `articleBody`, and
/// the state that the page's own program starts from. Text in `noscript` was made part of the page before.
struct Rescue: ExtractionStep {
  func run(on draft: inout Draft) {
    var text: [UInt8] = []
    draft.body?.appendText(to: &text)
    let found = WordCount.count(text)
    let isThin = Double(found) < Weights.thinBodyWords
    let stated = draft.metadata.articleBody.map {
      StatedBody(text: $0, source: "json-ld articleBody", method: .jsonLD)
    }
    let offers = [stated, isThin ? stateBody(for: draft) : nil].compactMap { $0 }
    guard let best = offers.max(by: { $0.words < $1.words }), Double(best.words) >= Weights.thinBodyWords,
      isThin || Double(best.words) > Double(found) * Weights.rescueFactor, let tree = best.tree
    else { return }
    draft.body = tree.body
    // What was taken out of the page's own markup was not taken out of this, and its map knows nothing of it.
    draft.map = BlockMap()
    draft.removals = []
    draft.removedTexts = []
    draft.layout = .prose
    draft.method = best.method
    draft.metadata.note("content_html", best.source)
  }

  private func stateBody(for draft: Draft) -> StatedBody? {
    guard let title = draft.metadata.title else { return nil }
    return StateScripts(draft.page.scripts).body(titled: title)
  }
}

/// A body that stands in a page's data.
struct StatedBody {
  /// The paragraphs, as HTML.
  let html: [UInt8]
  /// How many words they have.
  let words: Int
  /// Where they stand, in words.
  let source: String
  let method: Extraction.Method

  /// Of one text, plain or HTML.
  init(text: String, source: String, method: Extraction.Method) {
    self.init(pieces: [text], source: source, method: method)
  }

  /// Of several texts in order, each plain or HTML.
  init(pieces: [String], source: String, method: Extraction.Method) {
    html = pieces.flatMap(StatedBody.html)
    words = pieces.reduce(0) { $0 + WordCount.count(plainText(fromHTML: $1)) }
    self.source = source
    self.method = method
  }

  /// A tree with nothing but the body; nil when there is nothing to read.
  var tree: HTMLTree? {
    let page = Array("<!DOCTYPE html><html><body><div>".utf8) + html
    // What can't be read at all has no content.
    return try? HTMLTree(utf8: RepairedHTML(page).utf8)
  }

  /// True for a text that carries its markup.
  static func isMarkup(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
    return ["</p>", "<p>", "<p ", "<br", "</div>", "</h2>", "</li>"].contains { text.contains($0) }
  }

  private static func html(of text: String) -> [UInt8] {
    if isMarkup(text) { return Array(text.utf8) }
    let lines = text.split(whereSeparator: \.isNewline).map { plainText(fromHTML: String($0)) }
    return Array(HTMLWriter.paragraphs(lines.filter { !$0.isEmpty }).utf8)
  }
}
