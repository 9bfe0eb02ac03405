internal import Markup
internal import Model
internal import Prose

/// Falls back on the text that structured data carries when the page's own markup gave too little.
struct Rescue: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let stated = draft.metadata.articleBody else { return }
    let found = draft.body.map { WordCount.count($0.text) } ?? 0
    let offered = WordCount.count(stated)
    guard Double(found) < Weights.thinBodyWords || Double(offered) > Double(found) * Weights.rescueFactor
    else { return }
    guard Double(offered) >= Weights.thinBodyWords else { return }
    let blocks = stated.split(separator: "\n").map { normalizedText(String($0)) }.filter { !$0.isEmpty }
    draft.bodyText = blocks
    // What was taken out of the page's own markup was not taken out of this.
    draft.removals = []
    draft.removedTexts = []
    draft.method = .jsonLD
  }
}
