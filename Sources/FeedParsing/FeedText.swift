internal import Markup
internal import Model
internal import Prose

/// What a text is written as.
enum TextForm {
  case text, html, xhtml
  /// Anything else: the media type it has.
  case other
}

/// Where a text stood.
struct TextPlace {
  /// The base in force; nil leaves relative links to the feed's own home.
  var base: String?
  var language: String?
  /// True when the base comes from `xml:base`, not only from where the document was found.
  var isBaseDeclared = false
}

/// A title, summary, body or the like as the feed had it, with what is needed to make sense of it.
struct FeedText {
  var form: TextForm
  /// The source's own text or markup; base64 decoded.
  var value: String
  var place: TextPlace
  /// Its media type, when the source named one that isn't implied by `form`.
  var mediaType: String?
  /// Where out-of-line content is.
  var source: String?

  init(_ form: TextForm, _ value: String, at place: TextPlace) {
    self.form = form
    self.value = value
    self.place = place
  }

  var type: TextType? {
    switch form {
    case .text: .text
    case .html: .html
    case .xhtml: .xhtml
    case .other: nil
    }
  }

  var isMarkup: Bool { form == .html || form == .xhtml }

  /// One line of plain text; nil when nothing is left.
  var line: String? {
    let line: String
    switch form {
    case .text: line = normalizedText(value)
    case .html, .xhtml: line = value.hasMarkupBytes ? plainText(fromHTML: value) : normalizedText(value)
    case .other: return nil
    }
    return line.isEmpty ? nil : line
  }

  /// Sanitised markup when the source was markup; nil for plain text.
  func html(base fallback: String?) -> String? {
    guard isMarkup, value.hasMarkupBytes else { return nil }
    let html = CleanFragment(Array(value.utf8), base: place.base ?? fallback).html
    return html.isEmpty ? nil : String(decoding: html, as: UTF8.self)
  }

  /// The markup of a body: unescaped once more where all of it is tags that were escaped twice. A title may well be
  /// about a tag, a body is more than one.
  var markup: String {
    guard form == .html, value.utf8.starts(with: "&lt;".utf8), value.hasSuffix("&gt;"),
      !value.utf8.contains(UInt8(ascii: "<"))
    else { return value }
    let unescaped = String(decoding: decodeEntities(Array(value.utf8)), as: UTF8.self)
    return unescaped.looksLikeHTML ? unescaped : value
  }

  /// The base and language it was declared under; nil when nothing was declared.
  var context: TextContext? {
    let base = place.isBaseDeclared ? place.base : nil
    return base == nil && place.language == nil ? nil : TextContext(base: base, language: place.language)
  }

  /// The text as the output's `contents` shows it: as the feed had it, but clean where it could run code.
  func content(base fallback: String?) -> Content {
    let shown = isMarkup && value.mayRunCode ? html(base: fallback) ?? "" : value
    var content = Content(type: mediaType ?? type?.rawValue, value: shown.isEmpty ? nil : shown)
    content.language = place.language
    content.base = place.base
    content.src = source
    return content
  }
}

extension String {
  /// True when there is a `<` or `&`: without them HTML is its own text.
  var hasMarkupBytes: Bool { utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } }
}
