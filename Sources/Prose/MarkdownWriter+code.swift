internal import Markup

/// Code, which has no escapes.
extension MarkdownWriter {
  /// A code span with a fence longer than any run of backticks in it.
  mutating func code(_ source: String) {
    var code = normalizedText(source)
    guard !code.isEmpty else { return }
    if isFlat { code = code.replacing("|", with: "\\|") }
    if !hasSpace, !hasBreak, lineEnds == 0, bytes.last == 0x60 {
      // Two spans in touch would be read as one.
      raw("<code>")
      text(code.utf8Span.span)
      bytes.append(contentsOf: "</code>".utf8)
      return
    }
    let fence = String(repeating: "`", count: MarkdownWriter.longestRun(of: 0x60, in: code) + 1)
    let pad = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
    raw(fence + pad + code + pad + fence)
  }

  /// A `pre` as a fenced block, its fence longer than any run of backticks in it.
  mutating func fence(_ pre: Node) {
    let text = pre.text
    if isFlat {
      code(text)
      return
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    lines = lines.drop { $0.allSatisfy(\.isWhitespace) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines = lines.dropLast() }
    guard !lines.isEmpty else { return }
    let fence = String(repeating: "`", count: max(3, MarkdownWriter.longestRun(of: 0x60, in: text) + 1))
    endBlock(isTight: false)
    raw(fence)
    for line in lines {
      newLine(isBlankLineBefore: false)
      bytes.append(contentsOf: line.utf8)
      if line.isEmpty { while bytes.last == UInt8(ascii: " ") { bytes.removeLast() } }
    }
    newLine(isBlankLineBefore: false)
    bytes.append(contentsOf: fence.utf8)
    isAtLineStart = false
    endBlock(isTight: false)
  }
}
