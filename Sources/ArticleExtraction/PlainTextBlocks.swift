internal import Prose

/// The blocks of a plain text: runs of lines between blank lines.
struct PlainTextBlocks {
  /// Each block as one line of normalised text.
  let texts: [String]

  /// Splits valid UTF-8 at blank lines.
  init(_ utf8: [UInt8]) {
    var texts: [String] = []
    var lines: [Substring] = []
    func finish() {
      let text = normalizedText(lines.joined(separator: " "))
      if !text.isEmpty { texts.append(text) }
      lines = []
    }
    for line in String(decoding: utf8, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      if line.allSatisfy(\.isWhitespace) { finish() } else { lines.append(line) }
    }
    finish()
    self.texts = texts
  }
}
