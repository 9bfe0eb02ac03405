package import Markup

/// A page as it was parsed: its tree, the data it carries beside its text, and where it is from.
package struct Page {
  /// The page's tree, scripts, styles and comments left out.
  package let tree: HTMLTree
  /// JSON-LD and state scripts.
  package let scripts: [DataScript]
  /// Where the page lives; nil when nobody said.
  package let url: String?
  /// The character encoding it was read in.
  package let encoding: String

  /// Decodes, repairs and parses a page's bytes.
  package init(bytes: [UInt8], contentType: String?, url: String?) throws(MarkupError) {
    let charset = contentType.flatMap(DecodedBytes.charset(inContentType:))
    guard !DecodedBytes.areBinary(bytes, charset: charset, as: .html) else { throw .binary }
    let decoded = DecodedBytes(bytes, charset: charset, as: .html)
    let repaired = RepairedHTML(decoded.utf8)
    tree = try HTMLTree(utf8: repaired.utf8)
    scripts = repaired.scripts
    encoding = decoded.encoding
    self.url = url
  }
}
