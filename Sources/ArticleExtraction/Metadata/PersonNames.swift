internal import Prose

/// Splits a byline into names: without "By", roles, addresses, dates and the site's own name.
enum PersonNames {
  /// No name is longer.
  static let maxNameBytes = 80
  /// No name has more words.
  static let maxNameWords = 6

  /// The names in a byline, in order.
  static func names(in text: String, siteName: String?) -> [String] {
    let text = text.contains("&") ? plainText(fromHTML: text) : text
    let line = normalizedText(text.split(whereSeparator: \.isNewline).joined(separator: " | "))
    guard !line.isEmpty, !line.hasPrefix("http"), !line.contains("://") else { return [] }
    return pieces(of: withoutLead(line)).compactMap { name(from: $0, siteName: siteName) }
  }

  private static func withoutLead(_ line: String) -> String {
    var rest = Substring(line)
    var isShorter = true
    while isShorter {
      isShorter = false
      for lead in leads where rest.lowercased().hasPrefix(lead) {
        rest = rest.dropFirst(lead.count).drop { $0 == " " || $0 == ":" || $0 == "|" }
        isShorter = true
      }
    }
    return String(rest)
  }

  private static func pieces(of line: String) -> [Substring] {
    var pieces = line.split { ";|•·/–—\n".contains($0) }
    for separator in [" and ", " und ", " et ", " & ", " y ", " и ", ", "] {
      pieces = pieces.flatMap { split($0, at: separator) }
    }
    return pieces
  }

  /// "Kim, PhD" and "Dupont, Jr." are one name.
  private static func split(_ piece: Substring, at separator: String) -> [Substring] {
    guard piece.contains(separator) else { return [piece] }
    var parts: [Substring] = []
    var rest = piece
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }

  private static func name(from piece: Substring, siteName: String?) -> String? {
    let cut = piece.firstIndex { $0 == "(" || $0 == "<" || $0 == "@" } ?? piece.endIndex
    var name = String(piece[..<cut]).trimmingWhitespace
    while let last = name.last, ",:.".contains(last), !name.hasSuffix("r.") { name.removeLast() }
    name = withoutLead(name)
    guard name.utf8.count > 1, name.utf8.count <= maxNameBytes, name.contains(where: \.isLetter) else {
      return nil
    }
    guard name.split(separator: " ").count <= maxNameWords, !name.contains(where: \.isNumber) else {
      return nil
    }
    if notNames.contains(name.lowercased()) || name.hasSuffix(" read") { return nil }
    if let siteName, siteName.lowercased() == name.lowercased() { return nil }
    return name
  }

  private static let leads = [
    "view all posts by ", "written by ", "posted by ", "published by ", "reported by ", "story by ",
    "article by ", "words by ",
    "by ", "by:",
    "author:", "authors:", "author ", "von ", "autor:", "autor ", "par ", "por ", "di ", "door ", "автор:",
    "автор ",
    "text:", "af ", "av ", "przez ", "autorzy:",
  ]

  private static let notNames: Set<String> = [
    "admin", "administrator", "author", "authors", "staff", "editor", "editorial", "editors", "guest",
    "unknown", "by",
    "anonymous", "none", "null", "undefined", "updated", "published", "posted", "share", "follow",
    "subscribe", "n/a",
    "phd", "md", "jr", "view all posts", "more from", "read more", "comments", "contributor",
    "about the author", "the author", "name", "email",
  ]
}
