internal import Markup
internal import Prose

extension Node {
  /// Takes the captions of images out of a body that is about to become plain text: there they would stand
  /// between paragraphs without what they are about. A gallery's captions stay, for they are its text.
  func removeCaptions() {
    let captions = elements.filter { $0.tag == .figcaption && !$0.isInTableFigure }
    if captions.isEmpty { return }
    let words = captions.reduce(0) { $0 + WordCount.count($1.text) }
    guard Double(words) <= Double(WordCount.count(text)) * Weights.maxCaptionShare else { return }
    for caption in captions { caption.remove() }
  }

  /// True for a caption of what stays in plain text: a table, code, a quote.
  private var isInTableFigure: Bool {
    guard let figure = parent else { return true }
    return figure.elements.contains { Node.texts.contains($0.tag) }
  }

  private static let texts = TagSet([.table, .pre, .blockquote, .ul, .ol])
}
