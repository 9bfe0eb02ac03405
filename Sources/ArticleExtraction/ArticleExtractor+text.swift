package import Model
package import Markup
internal import Prose

extension ArticleExtractor {
  /// The article of a plain text, whose blocks are separated by blank lines; throws when it is empty.
  ///
  /// The first block that is left by the rules and is short like a headline becomes the title.
  package func article(text bytes: [UInt8], contentType: String?, url: String?) throws(MarkupError) -> Article {
    let decoded = DecodedBytes(bytes, charset: contentType.flatMap(charset(inContentType:)), as: .text)
    let blocks = PlainTextBlocks(decoded.utf8)
    guard !blocks.texts.isEmpty else { throw .empty }
    throw .empty
  }
}
