internal import Model

/// Tells a feed that gives whole articles from one that only wants to be clicked.
enum Teaser {
  /// A text of fewer characters is a teaser.
  static let maxCharacters = 400

  /// Whether an entry's own content is no more than a teaser for its page.
  static func isOnly(_ article: Article) -> Bool {
    if article.extraction.removed["read-more"] != nil { return true }
    guard let text = article.contentText, text.count >= maxCharacters else { return true }
    return endsLikeTeaser(text)
  }

  /// Whether a text breaks off: with an ellipsis, or with an invitation to read on.
  static func endsLikeTeaser(_ text: String) -> Bool {
    // Closing brackets, arrows and blanks after the invitation say nothing.
    var end = String(text.suffix(80)).lowercased()
    while let last = end.last, last.isWhitespace || "])}>»→›\"”.".contains(last) {
      if end.hasSuffix("...") { return true }
      end.removeLast()
    }
    if end.hasSuffix("…") || end.hasSuffix("[...") { return true }
    return invitations.contains { end.hasSuffix($0) }
  }

  private static let invitations = [
    "click here to read more", "continue reading", "keep reading", "læs mere", "leer más", "les mer",
    "leggi tutto",
    "lire la suite", "läs mer", "mehr lesen", "read more", "read on", "read the full article",
    "read the full story", "read the rest", "saiba mais", "weiterlesen", "více", "czytaj dalej",
    "lees verder",
    "leia mais", "читать далее", "читать дальше", "читать полностью", "подробнее", "читати далі",
  ]
}
