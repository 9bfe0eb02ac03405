internal import Markup
internal import Prose

/// The short texts around a page's headline, one of which may be its byline or its date line:
/// `Dec 17, 2025`, `Stand: 03.11.2021`, `By Ann Lee`.
struct HeadlineLines {
  /// How many short texts after the headline are looked at.
  static let linesAfter = 14
  /// How many before it.
  static let linesBefore = 6
  /// No such line has more bytes.
  static let maxLineBytes = 80
  /// The same with the white space that markup is laid out with.
  static let maxRawLineBytes = 4 * maxLineBytes

  /// The texts after the headline first, then those before it, the nearest first.
  let texts: [String]
  /// How many of the texts stand after the headline.
  let countAfter: Int

  /// Of a page whose headline or title is known; a thread's first date and name may be further down.
  ///
  /// Where no heading says the title, the text that does is the headline.
  init(around headline: Node?, title: String?, in body: Node?, isThread: Bool = false) {
    guard let body, let start = HeadlineLines.start(headline, title, in: body) else {
      (texts, countAfter) = ([], 0)
      return
    }
    let linesAfter = isThread ? 4 * HeadlineLines.linesAfter : HeadlineLines.linesAfter
    let after = start.followers(in: body).lazy.filter(\.isText).compactMap(HeadlineLines.shortText)
      .prefix(linesAfter)
    let before = start.predecessors(in: body).lazy.filter(\.isText).compactMap(HeadlineLines.shortText)
      .prefix(HeadlineLines.linesBefore)
    let lines = Array(after)
    countAfter = lines.count
    texts = lines + before
  }

  /// The headline, if it stands in the body; the text that says the title where there is no headline.
  private static func start(_ headline: Node?, _ title: String?, in body: Node) -> Node? {
    if let headline { return body.contains(headline) ? headline : nil }
    guard let title else { return nil }
    return body.descendants.first { $0.isText && says($0, title) }
  }

  private static func says(_ node: Node, _ title: String) -> Bool {
    let size = node.withContent { $0.count }
    return size >= title.utf8.count && size < 2 * title.utf8.count + 40 && normalizedText(node.text) == title
  }

  /// The texts with a year in them, those left out that say when something was changed or who joined when.
  var dated: [String] {
    texts.indices.filter { index in
      guard HeadlineLines.namesYear(texts[index]) else { return false }
      let label = index > 0 && index < countAfter ? texts[index - 1] : ""
      let isOther = PersonNames.afterLead(label[...], DateWords.other)?.isEmpty ?? false
      return !isOther && PersonNames.afterLead(texts[index][...], DateWords.other) == nil
    }
    .map { texts[$0] }
  }

  /// The texts that start with "By" or the like and name someone; the names may be the next text.
  var signed: [[String]] {
    texts.indices.compactMap { index in
      guard let rest = PersonNames.afterLead(texts[index][...], PersonWords.leads) else { return nil }
      if !rest.isEmpty { return PersonNames.names(in: String(rest)).filter(PersonNames.isCapitalized) }
      guard index + 1 < countAfter else { return nil }
      return PersonNames.names(in: texts[index + 1]).filter(PersonNames.isCapitalized)
    }
    .filter { !$0.isEmpty }
  }

  /// The clean text of a text node; nil for long ones.
  static func shortText(of node: Node) -> String? {
    let size = node.withContent { $0.count }
    guard size > 1, size < maxRawLineBytes else { return nil }
    let text = normalizedText(node.text)
    return text.utf8.count < 2 || text.utf8.count > maxLineBytes ? nil : text
  }

  /// True when four digits in a row are a year of the web's age.
  static func namesYear(_ line: String) -> Bool {
    if let isNamed = YearInLine.isNamed(in: line.utf8Span.span) { return isNamed }
    return line.split { !$0.isNumber }.contains {
      $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
    }
  }
}

/// Looks for a year in ASCII, without taking a line apart into characters.
private enum YearInLine {
  /// Whether four digits in a row are a year; nil for a line with other than ASCII characters.
  static func isNamed(in line: Span<UInt8>) -> Bool? {
    var (digits, century, isNamed) = (0, 0, false)
    for index in line.indices {
      let byte = line[index]
      if byte >= 0x80 { return nil }
      if byte.isASCIIDigit {
        digits += 1
        if digits <= 2 { century = century * 10 + Int(byte - 0x30) }
        continue
      }
      if digits == 4, century == 19 || century == 20 { isNamed = true }
      (digits, century) = (0, 0)
    }
    return isNamed || digits == 4 && (century == 19 || century == 20)
  }
}
