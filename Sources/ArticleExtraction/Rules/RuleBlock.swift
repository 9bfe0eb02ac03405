internal import Markup
internal import Prose

/// A block of text as rules see it, from a page's tree or from plain text.
struct RuleBlock {
  let text: String
  let folded: FoldedText
  let words: Int
  let linkWords: Int
  let isHeading: Bool
  /// What to take out of the tree; nil for plain text, of which no links are known either.
  let source: TextBlock?

  init(_ block: TextBlock) {
    text = String(decoding: block.text, as: UTF8.self)
    folded = FoldedText(folded: block.folded)
    words = block.wordCount
    linkWords = block.linkWordCount
    isHeading = block.headingLevel != nil
    source = block
  }

  init(_ paragraph: String) {
    text = normalizedText(paragraph)
    folded = FoldedText(paragraph)
    words = WordCount.count(text)
    linkWords = 0
    isHeading = false
    source = nil
  }

  /// True when half of the words are links.
  var isLinked: Bool { linkWords > 0 && linkWords * 2 >= words }

  /// True when the text ends like a sentence.
  var isSentence: Bool { text.last.map { ".!?。！？".contains($0) } ?? false }

  /// The node that stands for the block in questions about place; nil for plain text.
  var node: Node? { source?.leaves.first ?? source?.container }
}
