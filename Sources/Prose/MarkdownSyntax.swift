/// What CommonMark says of characters.
extension MarkdownWriter {
  /// A URL as a link's destination; in angle brackets when a parenthesis could end it early.
  static func destination(_ url: String) -> String {
    let hasParenthesis = url.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
    return hasParenthesis ? "<\(url)>" : url.replacing("\\", with: "\\\\")
  }

  static func longestRun(of byte: UInt8, in text: String) -> Int {
    var longest = 0
    var run = 0
    for current in text.utf8 {
      run = current == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// True for letters and digits.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// True for all that some version of CommonMark takes for neither space nor punctuation.
  static func mayBeWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isWordPart(scalar) }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return false
    default: return !scalar.properties.isWhitespace
    }
  }
}
