internal import Markup

/// Which feed contents rules may have something to take out of, told from the bytes: made once a language.
///
/// It is asked of every content, and a struct's copies would count references of all its tables.
final class FeedFilter: Sendable {
  private let filter: MarkupFilter
  /// The patterns that a hint is for.
  private let patterns: [[Wanted]]

  private struct Wanted {
    /// With any words for the site's name.
    let pattern: TextPattern
    /// As it was given, where it names the site.
    let unnamed: TextPattern?
    let isLink: Bool
    let maxWords: Int
  }

  /// False when no rule has anything to say; `siteNames` are asked for where a rule names the site.
  func mayMatch(_ fragment: [UInt8], siteNames: () -> [PatternPiece]) -> Bool {
    var names: [PatternPiece]?
    return filter.mayMatch(fragment) { text, start in
      // Read once for all patterns of a kind: those of blocks come before those of links.
      var (source, isLink) = (SourceText?.none, Bool?.none)
      return patterns[text].contains { wanted in
        if isLink != wanted.isLink {
          source = SourceText(in: fragment, around: start, isLink: wanted.isLink)
          isLink = wanted.isLink
        }
        guard let source, source.words <= wanted.maxWords, wanted.pattern.matches(source.text) else {
          return false
        }
        guard let unnamed = wanted.unnamed else { return true }
        let known = names ?? siteNames()
        names = known
        // The name of a site that no one named may be told from its appeals.
        return known.isEmpty || unnamed.named(known).matches(source.text)
      }
    }
  }

  /// The longest part of a hint without an i, for folding takes the dotless one for it.
  private static func withoutDottedI(_ hint: [UInt8]) -> [UInt8] {
    hint.split(separator: UInt8(ascii: "i")).max { $0.count < $1.count }.map(Array.init) ?? hint
  }

  /// False when no rule has anything to say about a plain text, in which blocks may run into each other.
  func mayMatchText(_ text: [UInt8]) -> Bool { filter.mayMatch(text) { _, _ in true } }

  /// A filter by some phrases and by what only feeds have.
  init(_ phrases: [Phrase]) {
    var numbers: [[UInt8]: Int] = [:]
    var patterns: [[Wanted]] = []
    func add(_ given: TextPattern, isLink: Bool, maxWords: Int) {
      let pattern = given.named([.anyRun])
      var hints = given.piece.hints
      if given.source.contains("ı") { hints = hints.map(FeedFilter.withoutDottedI) }
      for hint in hints {
        let number = numbers[hint] ?? patterns.count
        if number == patterns.count { patterns.append([]) }
        numbers[hint] = number
        patterns[number].append(
          Wanted(
            pattern: pattern, unnamed: given.usesSite ? given : nil, isLink: isLink, maxWords: maxWords))
      }
    }
    for phrase in phrases where phrase.kind.isInFeeds && phrase.kind != .correction {
      add(phrase.pattern, isLink: false, maxWords: phrase.kind.maxWords)
    }
    for removal in Bundled.feeds.ofTexts {
      switch removal.matcher {
      case .text(let pattern, _): add(pattern, isLink: false, maxWords: removal.maxWords)
      case .link(let pattern): add(pattern, isLink: true, maxWords: removal.maxWords)
      case .elements: break
      }
    }
    self.patterns = patterns
    filter = MarkupFilter(
      texts: numbers.sorted { $0.value < $1.value }.map(\.key),
      selectors: Bundled.structure.hints + Bundled.feeds.selectors)
  }
}

extension FeedFilter {
  /// The filter for contents in a language (BCP 47), the English one where the feed doesn't say or nothing is known.
  static func filter(_ language: String?) -> FeedFilter {
    (language.flatMap(BundledLanguage.of) ?? .english).feedFilter
  }
}
