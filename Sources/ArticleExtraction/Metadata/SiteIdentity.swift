internal import Foundation
internal import Markup

/// What a site is called, to tell its name from the titles it is written beside.
struct SiteIdentity {
  /// The name that the page states.
  let stated: String?
  /// The host's labels, without `www` and the top-level domain.
  private let labels: [String]
  /// The host in letters and digits only.
  private let hostLetters: String?

  /// Of a page's own statement and its host.
  init(stated: String?, host: String?) {
    self.stated = stated
    hostLetters = host.map(SiteIdentity.letters)
    labels = (host?.split(separator: ".").dropLast().map { SiteIdentity.letters(String($0)) } ?? [])
      .filter { $0.utf8.count >= 3 }
  }

  /// A title without the site's name at either end, where a separator sets it apart.
  func removed(from title: String) -> String {
    guard title.utf8.count < 1000 else { return title }
    var title = title
    while let shorter = shortened(title) { title = shorter }
    return title
  }

  /// A heading without the site's name at its end. What stands before a colon, or first, is the heading's own.
  func removedAtEnd(of heading: String) -> String {
    let bytes = Array(heading.utf8)
    guard bytes.count < 1000 else { return heading }
    for separator in SiteIdentity.separators where separator.first != UInt8(ascii: ":") {
      guard let last = bytes.lastIndex(ofWord: separator) else { continue }
      let (head, tail) = SiteIdentity.parts(of: bytes, around: last..<(last + separator.count))
      if !head.isEmpty, isSite(tail, beside: head) { return head.trimmingWhitespace }
    }
    return heading
  }

  /// True for a text that is nothing but the site's name.
  func isName(_ text: String) -> Bool {
    let letters = SiteIdentity.letters(text)
    guard !letters.isEmpty else { return false }
    if let stated, SiteIdentity.letters(stated) == letters { return true }
    return letters == hostLetters || labels.contains(letters)
  }

  /// True for the site's name with an article before it or a kind behind it: "The Harbour Post", "Harbour Post News".
  private func isNameOfKind(_ text: String) -> Bool {
    if isName(text) { return true }
    var words = text.lowercased().split(separator: " ")
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    if words.count > 1, let last = words.last, SiteIdentity.kinds.contains(String(last)) {
      words.removeLast()
    }
    return isName(words.joined(separator: " "))
  }

  private func shortened(_ title: String) -> String? {
    let bytes = Array(title.utf8)
    for separator in SiteIdentity.separators {
      guard let first = bytes.index(ofWord: separator), let last = bytes.lastIndex(ofWord: separator) else {
        continue
      }
      let (head, tail) = SiteIdentity.parts(of: bytes, around: last..<(last + separator.count))
      if !head.isEmpty, isSite(tail, beside: head) { return head.trimmingWhitespace }
      let (start, rest) = SiteIdentity.parts(of: bytes, around: first..<(first + separator.count))
      if !rest.isEmpty, isSite(start, beside: rest) || SiteIdentity.labels.contains(start.lowercased()) {
        return rest.trimmingWhitespace
      }
    }
    return nil
  }

  private static func parts(of title: [UInt8], around separator: Range<Int>) -> (String, String) {
    (
      String(decoding: title[..<separator.lowerBound], as: UTF8.self),
      String(decoding: title[separator.upperBound...], as: UTF8.self)
    )
  }

  /// True when a part of a title names the site, or what kind of site it is.
  private func isSite(_ part: String, beside rest: String) -> Bool {
    let text = SiteIdentity.letters(part)
    guard !text.isEmpty else { return false }
    if isNameOfKind(part) || SiteIdentity.kinds.contains(part.lowercased().trimmingWhitespace) { return true }
    if let hostLetters, text.utf8.count >= 3, hostLetters.contains(text) { return true }
    let initials = SiteIdentity.initials(of: part)
    if initials.utf8.count >= 3, labels.contains(initials) { return true }
    if part.lowercased().hasSuffix(" documentation") { return true }
    // "Doom9's Forum" on doom9.org: longer than the host, but shorter than the title.
    guard part.utf8.count < rest.utf8.count else { return false }
    return labels.contains { $0.utf8.count >= 4 && text.contains($0) }
      || stated.map { SiteIdentity.letters($0) }.map { $0.utf8.count >= 4 && text.contains($0) } ?? false
  }

  private static func letters(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      let letters = text.utf8.filter(\.isASCIIAlphanumeric).map { $0.isASCIILetter ? $0 | 0x20 : $0 }
      return String(decoding: letters, as: UTF8.self)
    }
    return String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// "Occupational Safety and Health Administration" → "osha".
  private static func initials(of text: String) -> String {
    let words = text.split { !$0.isLetter }.filter { $0.first?.isUppercase ?? false }
    return words.count < 3 ? "" : String(words.compactMap(\.first)).lowercased()
  }

  /// What sets a site's name apart from a title.
  static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", ": ", " ‹ ", " › ", " ~ ",
  ].map { Array($0.utf8) }

  /// What a last part says of a site without naming it.
  private static let kinds: Set<String> = [
    "blog", "news", "forum", "forums", "wiki", "home", "homepage", "documentation", "docs", "official site",
    "official website", "startseite", "accueil", "inicio", "nachrichten", "magazine", "magazin",
  ]

  /// What stands before a title to say what it is the title of.
  private static let labels: Set<String> = [
    "view topic", "collection", "thread", "topic", "blog", "news", "thema anzeigen", "thema", "breaking",
    "updated",
    "update",
  ]
}

extension [UInt8] {
  /// Where the last occurrence of some bytes starts; nil where there is none.
  fileprivate func lastIndex(ofWord word: [UInt8]) -> Int? {
    var last = index(ofWord: word)
    while let found = last, let next = index(ofWord: word, from: found + 1) { last = next }
    return last
  }
}
