internal import Markup

/// Makes figures and captions of the boxes in which pages put an image and a line about it.
///
/// Of what stands in a box that its class calls a caption or a credit, beside an image, nine words in ten
/// are no part of the article's text.
struct NameCaptions: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let body = draft.body else { return }
    let named = body.elements.filter { node in
      NameCaptions.lines.contains(node.tag)
        && node.withAttribute("class") { isNamed($0) } ?? false
    }
    for node in named where node.parent != nil {
      let words = draft.words(in: node)
      guard words > 0, words <= Weights.captionWords, !node.elements.contains(where: isMedia) else {
        continue
      }
      guard let box = box(around: node, below: body, in: draft) else { continue }
      node.rename(to: .figcaption)
      if box.tag != .figure { box.rename(to: .figure) }
    }
  }

  /// True for `caption`, and for `image-subtitle`, `foto-text`, ….
  private func isNamed(_ value: Span<UInt8>) -> Bool {
    NameCaptions.names.isFound(in: value)
      || NameCaptions.images.isFound(in: value) && NameCaptions.texts.isFound(in: value)
  }

  /// The nearest element around a caption that holds an image and hardly another word; nil when there is none.
  private func box(around caption: Node, below body: Node, in draft: Draft) -> Node? {
    for node in caption.ancestors.prefix(NameCaptions.maxLevels) {
      if node == body || !NameCaptions.boxes.contains(node.tag) { return nil }
      // A box that is a figure, or stands in one, needs no name.
      if node.tag == .figcaption { return nil }
      if draft.words(in: node) - draft.words(in: caption) > Weights.captionWords { return nil }
      if node.elements.contains(where: isMedia) { return node }
    }
    return nil
  }

  private func isMedia(_ node: Node) -> Bool { NameCaptions.media.contains(node.tag) }

  /// How far out the image stands.
  private static let maxLevels = 5
  private static let names = WordFinder([
    "caption", "captions", "credit", "credits", "imagecaption", "photocaption", "photocredit", "legende",
    "bildunterschrift", "bildtext", "fotocredit", "imagecredit", "cutline", "thumbcaption",
  ])
  private static let images = WordFinder([
    "image", "img", "photo", "picture", "foto", "bild", "bilder", "imagen", "figure", "media", "thumb",
  ])
  private static let texts = WordFinder([
    "subtitle", "title", "text", "description", "desc", "legend", "copyright", "source", "author", "meta",
    "metadata", "info", "pie", "unterschrift", "quelle", "autor", "footer", "label", "fuente",
  ])
  private static let lines = TagSet([.div, .p, .span, .small, .em, .i, .dd, .section, .cite, .footer])
  private static let boxes = TagSet([.div, .p, .span, .figure, .section, .dl, .center, .aside])
  private static let media = TagSet([.img, .picture, .video, .ampImg, .iframe])
}
