internal import Markup

/// Attributes as a list, so that their order is that of the output.
typealias Attributes = [(name: String, value: String)]

extension HTMLWriter {
  /// HTML that was written already.
  mutating func markup(_ html: [UInt8]) { plain(0..<html.count, of: html) }

  /// An element with a text in it, escaped.
  mutating func element(_ name: String, _ attributes: Attributes, _ content: String) {
    start(name, attributes: attributes)
    text(content)
    end(name)
  }

  /// An element without attributes, with a text in it, escaped.
  mutating func element(_ name: String, _ content: String) { element(name, [], content) }

  /// An element with others in it.
  mutating func element(_ name: String, _ attributes: Attributes = [], _ content: (inout HTMLWriter) -> Void)
  {
    start(name, attributes: attributes)
    content(&self)
    end(name)
  }

  /// An element with a text that comes from a page: in its own direction and, where known, its own language.
  mutating func quoted(_ name: String, language: String? = nil, _ content: String) {
    element(name, [("dir", "auto")] + (language.map { [("lang", $0)] } ?? []), content)
  }

  /// A link that tells its target nothing; the text alone for what is no address of the web.
  mutating func link(to url: String, _ content: String) {
    guard HTMLWriter.isWeb(url) else { return text(content) }
    element("a", [("href", url), ("rel", "noreferrer noopener nofollow")], content)
  }

  /// Only these schemes can be followed: a page must not run anything.
  static func isWeb(_ url: String) -> Bool {
    let start = url.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }
}
