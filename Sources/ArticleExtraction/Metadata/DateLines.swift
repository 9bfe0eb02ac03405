internal import Foundation
internal import Markup
internal import Prose

/// The dates in all short texts of a page, for pages that say nowhere else when they were written.
struct DateLines {
  /// The first after a word like "Published".
  private(set) var labelled: PageDate.Statement = ("labelled date", nil)
  /// The first after a word like "Last edited".
  private(set) var changed: PageDate.Statement = ("labelled date of change", nil)
  /// The one day that stands on the page as a text of its own; nil where there are several.
  private(set) var alone: PageDate.Statement = ("only date", nil)
  /// The first at the start of a paragraph, before a dash: "BERLIN, 2 May 2024 (dpa) – It rained".
  private(set) var opening: PageDate.Statement = ("dateline", nil)

  /// Reads all short texts of a page, and the starts of all others, in one walk.
  init(in body: Node?, headline: Node?) {
    guard let body else { return }
    var label: Kind?
    var day: Date?
    var isOne = true
    for node in body.descendants where node.isText {
      if label == nil, !DateLines.mayHold(node) { continue }
      guard let line = HeadlineLines.shortText(of: node) else {
        if opening.text == nil, let start = DateLines.dateline(of: node),
          !Surroundings.isElsewhere(node, headline: headline)
        {
          opening.text = start
        }
        continue
      }
      let hasYear = HeadlineLines.namesYear(line)
      if hasYear, let before = label { note(line, as: before) }
      label = nil
      for (kind, phrases) in [(Kind.published, DateWords.published), (.changed, DateWords.other)] {
        guard let rest = PersonNames.afterLead(line[...], phrases) else { continue }
        if rest.isEmpty { label = kind } else if hasYear { note(String(rest), as: kind) }
      }
      guard hasYear, ShownDates.isDateOnly(line), let date = Date(written: line),
        !Surroundings.isElsewhere(node, headline: headline)
      else { continue }
      if let day, abs(day.timeIntervalSince(date)) >= DateLines.oneDay { isOne = false }
      day = day ?? date
      alone.text = alone.text ?? line
    }
    if !isOne { alone.text = nil }
  }

  /// False for a text that certainly neither starts with a word like "Published" nor names a year and has a digit
  /// in its first part.
  private static func mayHold(_ node: Node) -> Bool {
    node.withContent { content in
      var index = 0
      while index < content.count, content[index] == 0x20 || content[index] &- 0x09 < 5 { index += 1 }
      guard index + 1 < content.count else { return false }
      let (first, second) = (content[index], content[index + 1])
      if DateWords.published.mayStart(first, second) || DateWords.other.mayStart(first, second) {
        return true
      }
      while index < content.count, index < maxHeadBytes, !content[index].isASCIIDigit { index += 1 }
      return index < maxHeadBytes && namesCentury(content, from: index)
    }
  }

  /// True when `19` or `20` stands in a text, as far as it may be read.
  private static func namesCentury(_ content: Span<UInt8>, from start: Int) -> Bool {
    var before: UInt8 = 0
    for index in start..<max(start, min(content.count, HeadlineLines.maxRawLineBytes)) {
      let byte = content[index]
      if byte == UInt8(ascii: "9") && before == UInt8(ascii: "1")
        || byte == UInt8(ascii: "0") && before == UInt8(ascii: "2")
      {
        return true
      }
      before = byte
    }
    return false
  }

  /// What stands before the first dash of a long text, when it names a day.
  private static func dateline(of node: Node) -> String? {
    var head: [UInt8] = []
    node.withContent { text in
      for index in text.indices.prefix(maxHeadBytes) { head.append(text[index]) }
    }
    guard head.count > HeadlineLines.maxLineBytes else { return nil }
    let line = normalizedText(String(decoding: head, as: UTF8.self))
    guard HeadlineLines.namesYear(line) else { return nil }
    for dash in [" - ", " – ", " — ", " -- "] {
      guard let end = line.firstRange(of: dash) else { continue }
      let start = String(line[..<end.lowerBound])
      let namesDay = start.split { !$0.isNumber }.contains { $0.count <= 2 }
      guard start.utf8.count <= maxDatelineBytes, HeadlineLines.namesYear(start), namesDay else { continue }
      if Date(written: start) != nil { return start }
    }
    return nil
  }

  /// How much of a text is looked at for its dateline.
  private static let maxHeadBytes = 120
  /// No dateline is longer: the town, the day and the agency.
  private static let maxDatelineBytes = 50

  private static let oneDay: TimeInterval = 86_400

  private enum Kind { case published, changed }

  private mutating func note(_ text: String, as kind: Kind) {
    switch kind {
    case .published: labelled.text = labelled.text ?? text
    case .changed: changed.text = changed.text ?? text
    }
  }
}
