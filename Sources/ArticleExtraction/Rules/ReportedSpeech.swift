internal import Prose

/// Tells prose that reports what someone said from chrome that speaks to the reader.
enum ReportedSpeech {
  /// Shorter texts are labels, whatever they say.
  static let minWords = 9

  /// True for a text of some length with a verb of saying in it.
  static func isIn(_ block: RuleBlock) -> Bool {
    guard block.words >= minWords else { return false }
    return verbs.contains { block.folded.containsWords($0) }
  }

  private static let verbs: [[UInt8]] = [
    "said", "says", "told", "added", "argued", "according to", "announced",
    "сказал", "сказала", "заявил", "заявила", "заявили", "сообщил", "сообщила", "сообщили", "отметил",
    "отметила",
    "sagte", "sagten", "erklärte", "teilte mit", "laut", "a déclaré", "a dit", "a annoncé", "selon", "dijo",
    "afirmó", "señaló", "según", "disse", "afirmou", "segundo", "ha detto", "ha dichiarato", "secondo", "zei",
    "zegt", "volgens", "powiedział", "powiedziała", "poinformował", "według", "dedi", "söyledi", "açıkladı",
    "と述べた", "と語った", "表示，", "称，",
  ].map { Folding.foldCharacters(Array($0.utf8)) }
}

extension FoldedText {
  /// True when `run` occurs with no letter or digit right before or after it.
  func containsWords(_ run: [UInt8]) -> Bool {
    guard trigrams.containsAll(TrigramSet.bits(run)) else { return false }
    return contains(run) { before, after in
      // In scripts without spaces a word may stand anywhere.
      run[0] >= 0xE0 || !FoldedText.isWordByte(before) && !FoldedText.isWordByte(after)
    }
  }

  /// True when `run` occurs anywhere.
  func contains(_ run: [UInt8]) -> Bool { contains(run) { _, _ in true } }

  private func contains(_ run: [UInt8], where isBounded: (UInt8?, UInt8?) -> Bool) -> Bool {
    guard let first = run.first, run.count <= bytes.count else { return false }
    for start in 0...(bytes.count - run.count) where bytes[start] == first {
      let end = start + run.count
      guard bytes[start..<end].elementsEqual(run) else { continue }
      if isBounded(start > 0 ? bytes[start - 1] : nil, end < bytes.count ? bytes[end] : nil) { return true }
    }
    return false
  }

  private static func isWordByte(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
