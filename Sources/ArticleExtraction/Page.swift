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
  ///
  /// `edit` changes the page's source, in UTF-8, before it is parsed.
  package init(
    bytes: [UInt8], contentType: String?, url: String?, edit: (([UInt8]) -> [UInt8])? = nil
  ) throws(MarkupError) {
    let charset = contentType.flatMap(DecodedBytes.charset(inContentType:))
    guard !DecodedBytes.areBinary(bytes, charset: charset, as: .html) else { throw .binary }
    let decoded = DecodedBytes(bytes, charset: charset, as: .html)
    let repaired = RepairedHTML(edit?(decoded.utf8) ?? decoded.utf8, setsValuesAside: true)
    tree = try HTMLTree(repaired)
    scripts = repaired.scripts
    encoding = decoded.encoding
    self.url = url
  }
}
