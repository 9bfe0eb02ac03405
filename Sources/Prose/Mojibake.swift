/// Text whose UTF-8 was read as another encoding on its way: "cafÃ©", "donâ€™t", "РїСЂРёРІРµС‚".
///
/// A text is mended only where the mistake is proved: all of its characters exist in that encoding, and the bytes
/// they stand for there are valid UTF-8 from the first to the last. Text that is right never passes, because one
/// letter that stands where it belongs breaks the sequence.
package enum Mojibake {
  /// How many times over the mistake is undone.
  static let maxRounds = 3
  /// So many sequences must come out right where each alone might be text: Cyrillic letters are in both.
  static let minCyrillic = 3

  /// The text as it was meant; nil when nothing is wrong with it.
  package static func mended(_ text: [UInt8]) -> [UInt8]? { mended(text.span) }

  /// The text as it was meant; nil when nothing is wrong with it.
  package static func mended(_ text: Span<UInt8>) -> [UInt8]? {
    guard var mended = undone(text) else { return nil }
    for _ in 1..<maxRounds {
      guard let better = undone(mended.span) else { break }
      mended = better
    }
    return mended
  }

  /// The text as it was meant; nil when nothing is wrong with it.
  package static func mended(_ text: String) -> String? {
    mended(text.utf8Span.span)?.string
  }

  private static func undone(_ text: Span<UInt8>) -> [UInt8]? {
    guard isSuspect(text) else { return nil }
    return undone(text, as: .windows1252, least: 1, isProof: \.isProof)
      ?? undone(text, as: .windows1251, least: minCyrillic) { _ in true }
  }

  /// True when somewhere a character that could be the first byte of a sequence has another one behind it.
  private static func isSuspect(_ text: Span<UInt8>) -> Bool {
    let last = text.count - 3
    var start = 0
    while start < last {
      let end = min(start &+ 32, last)
      var highest: UInt8 = 0
      for index in start..<end { highest = max(highest, text[index]) }
      if highest >= 0xC3 {
        for index in start..<end where text[index] == 0xC3 || text[index] == 0xD0 {
          if text[index &+ 2] >= 0xC2 { return true }
        }
      }
      start = end
    }
    return false
  }

  private static func undone(
    _ text: Span<UInt8>, as page: CodePage, least: Int, isProof: (OpenSequence) -> Bool
  ) -> [UInt8]? {
    // Nothing is reserved: in most texts the first word proves that they are right.
    var bytes: [UInt8] = []
    var sequence = OpenSequence()
    var proofs = 0
    var index = 0
    while index < text.count {
      let (value, width) = text.scalar(at: index)
      index += width
      guard let byte = page.byte(of: value), sequence.take(byte) else { return nil }
      bytes.append(byte)
      guard sequence.isWhole else { continue }
      guard sequence.isPlausible else { return nil }
      if isProof(sequence) { proofs += 1 }
      sequence = OpenSequence()
    }
    return sequence.isEmpty && proofs >= least ? bytes : nil
  }
}

/// One character of UTF-8 as its bytes come in.
private struct OpenSequence {
  private var value: UInt32 = 0
  private var count = 0
  private var missing = 0
  private(set) var isProof = false

  var isEmpty: Bool { count == 0 }
  var isWhole: Bool { count > 1 && missing == 0 }

  /// False for a byte that can't stand here.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte < 0x80 { return isEmpty }
    if isEmpty {
      switch byte {
      case 0xC2...0xDF: missing = 1
      case 0xE0...0xEF: missing = 2
      case 0xF0...0xF4: missing = 3
      default: return false
      }
      value = UInt32(byte) & (0x3F >> UInt32(missing))
    } else {
      guard byte & 0xC0 == 0x80 else { return false }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if !OpenSequence.mayFollowLetter(byte) { isProof = true }
    }
    count += 1
    if isWhole, count > 2 { isProof = true }
    return true
  }

  /// True for what text may have behind a capital letter with an accent: "CAFÉ…", "IRMÃ»". Such a pair alone
  /// proves nothing.
  private static func mayFollowLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x82, 0x84, 0x85, 0x8B, 0x91...0x94, 0x96, 0x97, 0x99, 0x9B, 0xA0, 0xAA, 0xAB, 0xAD, 0xAE, 0xB7,
      0xBA,
      0xBB:
      true
    default: false
    }
  }

  /// True for characters that running text has; a mistake that isn't one gives rare letters and controls.
  var isPlausible: Bool {
    switch value {
    // Controls too: they are bytes of what was read wrong twice.
    case 0x80...0x17F, 0x218...0x21B, 0x2C6...0x2DD, 0x370...0x3FF, 0x400...0x52F, 0x590...0x6FF: count == 2
    case 0x900...0xFFFF where count == 3: isAssigned
    case 0x1_0000...: count == 4 && isAssigned
    default: false
    }
  }

  private var isAssigned: Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .control, .surrogate: return false
    default: return true
    }
  }
}
