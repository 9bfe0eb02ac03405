internal import Foundation
internal import Markup
internal import Model

extension Atom {
  /// A text construct (RFC 4287 §3.1): Atom 1.0's `type`, Atom 0.3's media type and `mode`.
  static func readText(_ element: FeedElement, from reader: FeedReader) -> FeedText? {
    let type = reader.attribute("type")?.lowercased() ?? ""
    let mode = reader.attribute("mode")?.lowercased() ?? ""
    let place = reader.place
    switch reader.xml.content(of: element.xml) {
    case .markup(let html):
      var text = FeedText(.xhtml, withoutOuterDiv(html), at: place)
      // Markup of another kind, such as SVG (RFC 4287 §4.1.3.3): what is HTML in it is shown.
      if type.hasSuffix("+xml") || type.hasSuffix("/xml"), type != "application/xhtml+xml" {
        text.mediaType = type
      }
      return text
    case .text(let text):
      return readText(text, type: type, mode: mode, at: place)
    }
  }

  /// `content` (RFC 4287 §4.1.3), out of line too.
  static func readContent(_ element: FeedElement, into entry: Draft, from reader: FeedReader) {
    let source = reader.url("src")
    let type = reader.attribute("type")
    if let source {
      var text = FeedText(.other, "", at: reader.place)
      text.mediaType = type
      text.source = source
      entry.contents.append(text)
    } else if type?.lowercased() == "multipart/alternative" {
      while let part = reader.nextChild(of: element) {
        if part.name == "content" { readContent(part, into: entry, from: reader) }
      }
    } else if let text = readText(element, from: reader) {
      entry.contents.append(text)
    }
  }

  private static func readText(
    _ text: String, type: String, mode: String, at place: TextPlace
  ) -> FeedText? {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    if mode == "base64" || isBinary(type) {
      return readBase64(trimmed, type: type, at: place)
    }
    let form: TextForm
    switch type {
    case "html", "text/html": form = .html
    case "xhtml", "application/xhtml+xml": form = .xhtml
    case "", "text", "plain", "text/plain": form = mode == "escaped" && trimmed.looksLikeHTML ? .html : .text
    default: form = type.hasPrefix("text/") ? .text : trimmed.looksLikeHTML ? .html : .text
    }
    return FeedText(form, trimmed, at: place)
  }

  /// True for media types whose content RFC 4287 §4.1.3.3 says is base64.
  private static func isBinary(_ type: String) -> Bool {
    type.utf8.contains(UInt8(ascii: "/")) && !type.hasPrefix("text/") && !type.hasSuffix("+xml")
      && !type.hasSuffix("/xml")
      && !type.hasPrefix("message/") && !type.hasPrefix("multipart/")
  }

  /// Base64, when it is that and says text; anything else is text as it stands.
  private static func readBase64(
    _ text: String, type: String, at place: TextPlace
  ) -> FeedText? {
    let decoded = Data(base64Encoded: text, options: .ignoreUnknownCharacters)
    guard let decoded, let value = String(validating: decoded, as: UTF8.self)?.trimmed, !value.isEmpty else {
      var other = FeedText(.other, text, at: place)
      other.mediaType = type
      return other
    }
    let isHTML = type.contains("html") || value.looksLikeHTML
    return FeedText(isHTML ? .html : .text, value, at: place)
  }

  /// The content of the `div` that Atom asks to wrap XHTML in.
  static func withoutOuterDiv(_ html: String) -> String {
    let html = html.trimmed
    guard html.hasPrefix("<div"), html.hasSuffix("</div>"), let end = html.firstIndex(of: ">"),
      let next = html.utf8.dropFirst(4).first, next == UInt8(ascii: ">") || next <= UInt8(ascii: " ")
    else { return html }
    let inner = html[html.index(after: end)...].dropLast(6)
    // Another div that ends and begins inside would make this one not the outermost.
    var depth = 0
    var rest = inner[...]
    while let tag = rest.firstRange(of: "div") {
      if rest[..<tag.lowerBound].hasSuffix("</") { depth -= 1 }
      if rest[..<tag.lowerBound].hasSuffix("<") { depth += 1 }
      if depth < 0 { return html }
      rest = rest[tag.upperBound...]
    }
    return String(inner).trimmed
  }
}
