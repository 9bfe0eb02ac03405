internal import Prose

/// What a whole block of text must say, its typography folded on both sides.
///
/// Letters stand for themselves; `*` is any run, `(a|b|)` a choice, `?` makes the letter or group before it
/// optional, `{n}` is a number or an amount of money, `{site}` the site's own name, `\` takes the next
/// character as it is. `/…/` is a regular expression, which must match the whole block too.
package struct TextPattern: Sendable {
  /// The pattern as it was written.
  package let source: String
  var piece: PatternPiece { compiled.piece }
  /// The bytes that a text it describes may start with.
  var firstBytes: ByteSet { compiled.filter.firstBytes }
  private let compiled: Compiled
  /// True when `{site}` occurs: it matches nothing until `named(_:)` gave the names.
  let usesSite: Bool
  /// What `{site}` stands for, where its program is only made for a text that may match.
  private var lateNames: [PatternPiece] = []

  /// Throws what is wrong with the pattern, as a sentence.
  package init(_ source: String) throws(PatternError) {
    self.source = source
    let isRegex = source.utf8.count > 1 && source.hasPrefix("/") && source.hasSuffix("/")
    var piece: PatternPiece
    if isRegex {
      var parser = RegexParser(String(source.dropFirst().dropLast()))
      piece = try parser.parse()
    } else {
      var parser = PatternParser(source)
      piece = try parser.parse()
    }
    piece = piece.simplified()
    usesSite = piece.usesSite
    compiled = Compiled(
      piece: piece, program: try PatternProgram(piece, sites: []), filter: PatternFilter(piece))
  }

  /// Shared by copies, which are made for each block that a pattern is tried on.
  private final class Compiled: Sendable {
    let piece: PatternPiece
    let program: PatternProgram
    let filter: PatternFilter

    init(piece: PatternPiece, program: PatternProgram, filter: PatternFilter) {
      self.piece = piece
      self.program = program
      self.filter = filter
    }
  }

  private init(_ pattern: TextPattern, sites: [PatternPiece]) throws(PatternError) {
    source = pattern.source
    usesSite = pattern.usesSite
    let (piece, filter) = (pattern.compiled.piece, pattern.compiled.filter)
    compiled = Compiled(piece: piece, program: try PatternProgram(piece, sites: sites), filter: filter)
  }

  /// This pattern with `{site}` standing for any of the names.
  func named(_ names: [PatternPiece]) -> TextPattern {
    guard usesSite, !names.isEmpty else { return self }
    // A program that is too long with the names stays without them.
    return (try? TextPattern(self, sites: names)) ?? self
  }

  /// This pattern with `{site}` standing for any of the names, for a page on which it will hardly be tried:
  /// it costs nothing until then.
  func namedLate(_ names: [PatternPiece]) -> TextPattern {
    guard usesSite else { return self }
    var pattern = self
    pattern.lateNames = names
    return pattern
  }

  /// True when the pattern describes the whole text. Takes time in proportion to the text's length.
  package func matches(_ text: FoldedText) -> Bool { matches(text, naming: lateNames) }

  /// The same with `{site}` standing for any of the names.
  func matches(_ text: FoldedText, naming names: [PatternPiece]) -> Bool {
    guard compiled.filter.mayMatch(text) else { return false }
    return (names.isEmpty ? self : named(names)).compiled.program.matches(text.bytes)
  }
}

/// What is wrong with a text pattern.
package struct PatternError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// A text as patterns compare it: folded, with what makes a vain match cheap.
package struct FoldedText: Sendable {
  /// The longest text that is compared; longer ones are no chrome.
  static let maxBytes = 4096

  let bytes: [UInt8]
  let trigrams: TrigramSet

  /// The folded form of a text.
  package init(_ text: String) { self.init(folded: Folding.fold(Array(text.utf8))) }

  /// A text that `Folding.fold` gave.
  package init(folded: [UInt8]) {
    var end = min(folded.count, FoldedText.maxBytes)
    while end > 0, folded[end - 1] == UInt8(ascii: "!") { end -= 1 }
    bytes = end == folded.count ? folded : Array(folded[..<end])
    trigrams = TrigramSet(bytes)
  }
}
