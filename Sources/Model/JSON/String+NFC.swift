internal import Foundation

extension String {
  /// The string in Unicode's normalization form C; itself, uncopied, when it is that already.
  package var inNFC: String { isCertainlyNFC ? self : composedPieceByPiece }

  /// True for most text in normalization form C: for all whose characters needn't be composed to know.
  package var isCertainlyNFC: Bool {
    if PlainNFC.holds(utf8.span) { return true }
    var span = utf8Span
    return span.checkForNFC(quickCheck: true)
  }

  // Foundation composes, and the full check runs, in time that grows with the square of a run of marks, so
  // they get short pieces, cut where a character begins that joins nothing before it.
  private var composedPieceByPiece: String {
    var composed: [UInt8] = []
    composed.reserveCapacity(utf8.count)
    var start = startIndex
    var length = 0
    for index in unicodeScalars.indices {
      let isFresh = unicodeScalars[index].beginsAfresh
      if length >= 64, isFresh || length >= 256 {
        composed.append(contentsOf: String(self[start..<index]).composed.utf8)
        // Hundreds of marks in a row: a joiner parts them, as in UAX #15's stream-safe text.
        if !isFresh { composed.append(contentsOf: "\u{034F}".utf8) }
        start = index
        length = 0
      }
      length += 1
    }
    composed.append(contentsOf: String(self[start...]).composed.utf8)
    return String(decoding: composed, as: UTF8.self)
  }

  private var composed: String {
    var span = utf8Span
    return span.checkForNFC(quickCheck: false) ? self : precomposedStringWithCanonicalMapping
  }
}

extension Unicode.Scalar {
  /// Whether it never composes with, nor moves before, what precedes it: no mark and no conjoining jamo.
  fileprivate var beginsAfresh: Bool {
    if value < 0x300 { return true }
    if value >= 0x10000 || 0x1100...0x11FF ~= value { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: return properties.canonicalCombiningClass == .notReordered
    }
  }
}

/// What of NFC the bytes alone show, several times faster than the properties of characters do.
package enum PlainNFC {
  /// Whether every character is one that NFC leaves alone wherever it stands, and is easily told.
  package static func holds(_ source: borrowing Span<UInt8>) -> Bool {
    var at = 0
    while at < source.count {
      let end = min(at &+ 32, source.count)
      var highest: UInt8 = 0
      for place in at..<end { highest = max(highest, source[place]) }
      // Below U+0300 nothing composes or moves.
      if highest >= 0xCC {
        for place in at..<end where !isPlain(source, at: place) { return false }
      }
      at = end
    }
    return true
  }

  /// Whether the character whose first byte stands at `at` is plain; bytes within a character are.
  @inline(__always) private static func isPlain(_ source: borrowing Span<UInt8>, at: Int) -> Bool {
    let second = at &+ 1 < source.count ? source[at &+ 1] : 0
    let third = at &+ 2 < source.count ? source[at &+ 2] : 0
    return switch source[at] {
    // Latin; Greek from U+03C0, Cyrillic to U+047F; ideographs; Hangul syllables.
    case ..<0xCC, 0xCF, 0xD0, 0xD1, 0xE4...0xE9, 0xEB...0xED: true
    // Greek but for U+0387.
    case 0xCE: second != 0x87
    // Typographic signs but for U+2000 and U+2001, and currency signs.
    case 0xE2: second == 0x82 || (second == 0x80 && third >= 0x82)
    // Kana and ideographic signs but for tone and voicing marks.
    case 0xE3: !(second == 0x80 && third >= 0xAA && third < 0xB0) && !(second == 0x82 && third & 0xFC == 0x98)
    // Hangul syllables from U+AC00.
    case 0xEA: second >= 0xB0
    // Full-width forms.
    case 0xEF: second == 0xBC || second == 0xBD
    default: false
    }
  }
}
