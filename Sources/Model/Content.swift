/// A content or summary exactly as the feed had it: never sanitised.
public struct Content: Sendable, Hashable {
  /// `text`, `html`, `xhtml` or a media type.
  public var type: String?
  /// The source's own text or markup, unsanitised.
  public var value: String?
  /// The language in force where it stood.
  public var language: String?
  /// The base URL in force where it stood.
  public var base: String?
  /// Where out-of-line content is (RFC 4287 §4.1.3.2).
  public var src: String?

  /// A content.
  public init(type: String?, value: String?) {
    self.type = type
    self.value = value
  }
}

/// The base URL and language that were declared where a text stood.
public struct TextContext: Sendable, Hashable {
  /// What relative links in it were relative to, by `xml:base`.
  public var base: String?
  /// Its language, by `xml:lang`.
  public var language: String?

  /// A context.
  public init(base: String? = nil, language: String? = nil) {
    self.base = base
    self.language = language
  }
}

/// How a text was written in its source (RFC 4287 §3.1.1).
public enum TextType: String, Sendable {
  /// Plain text.
  case text
  /// Escaped markup.
  case html
  /// Inline markup.
  case xhtml
}
