internal import Yams

extension SubscriptionFile {
  /// The text of feeds.yaml with one more feed at the end of the list; comments and order stay.
  ///
  /// The same text when the URL is listed already.
  package static func adding(
    url: String, title: String? = nil, tags: [String] = [], to text: String
  ) throws(SubscriptionFileError) -> String {
    let before = try SubscriptionFile(yaml: text)
    let added = Subscription(url: url)
    guard isWebAddress(url) else { throw .badValue("\"\(url.redacted)\" is not an http(s) URL", line: 1) }
    guard !before.subscriptions.contains(where: { $0.url == added.url }) else { return text }
    var list = try FeedListText(text)
    list.append(FeedListText.lines(url: url, title: title, tags: tags))
    try verify(list.text, before.subscriptions.map(\.url) + [added.url], line: list.firstLine)
    return list.text
  }

  /// The text of feeds.yaml without one feed; comments and order stay. The same text when it isn't listed.
  package static func removing(url: String, from text: String) throws(SubscriptionFileError) -> String {
    let before = try SubscriptionFile(yaml: text)
    let bare = Subscription(url: url).url
    guard before.subscriptions.contains(where: { $0.url == bare }) else { return text }
    var list = try FeedListText(text)
    list.remove { Subscription(url: $0).url == bare }
    try verify(list.text, before.subscriptions.map(\.url).filter { $0 != bare }, line: list.firstLine)
    return list.text
  }

  /// The text of feeds.yaml with one feed's URL replaced, as for a feed that moved; comments and order stay.
  ///
  /// The same text when the old URL isn't listed.
  package static func replacing(
    url: String, with newURL: String, in text: String
  ) throws(SubscriptionFileError) -> String {
    let before = try SubscriptionFile(yaml: text).subscriptions.map(\.url)
    let (old, new) = (Subscription(url: url).url, Subscription(url: newURL).url)
    guard isWebAddress(newURL) else {
      throw .badValue("\"\(newURL.redacted)\" is not an http(s) URL", line: 1)
    }
    guard before.contains(old) else { return text }
    guard !before.contains(new) else { return try removing(url: url, from: text) }
    var list = try FeedListText(text)
    list.replace(with: newURL) { Subscription(url: $0).url == old }
    try verify(list.text, before.map { $0 == old ? new : $0 }, line: list.firstLine)
    return list.text
  }

  /// An edit that doesn't read as meant is never handed out.
  private static func verify(
    _ text: String, _ urls: [String], line: Int
  ) throws(SubscriptionFileError) {
    let after = try? SubscriptionFile(yaml: text)  // Any failure means the same here.
    guard after?.subscriptions.map(\.url) == urls else {
      throw .notEditable("the list of feeds can't be edited as text: write one \"- URL\" a line", line: line)
    }
  }
}

/// feeds.yaml as lines, with the place of each feed.
struct FeedListText {
  private var lines: [String]
  private let newline: String
  private var indent = 2
  /// The lines of each feed and its URL, in list order.
  private var items: [(range: Range<Int>, url: String)] = []
  /// After which line a new feed goes; nil when there is no `feeds:` yet.
  private var end: Int?

  /// Where the list starts, from 1.
  private(set) var firstLine = 1

  /// Finds the feeds in a text that has been read without error.
  init(_ text: String) throws(SubscriptionFileError) {
    newline = text.utf8.contains(13) ? "\r\n" : "\n"
    lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    guard case .mapping(let mapping) = try SubscriptionFile.compose(text),
      let entry = mapping.first(where: { $0.key.string == "feeds" })
    else { return }
    firstLine = YAMLReading.line(entry.key)
    switch entry.value {
    case .sequence(let sequence) where !sequence.isEmpty: try findItems(sequence)
    default: try openEmptyList()
    }
  }

  /// The whole text.
  var text: String { lines.isEmpty ? "" : lines.joined(separator: newline) + newline }

  /// Adds a feed's lines after the last one.
  mutating func append(_ added: [String]) {
    if end == nil {
      lines.append("feeds:")
      end = lines.count
    }
    let margin = String(repeating: " ", count: indent)
    lines.insert(contentsOf: added.map { margin + $0 }, at: end ?? lines.count)
  }

  /// Drops the lines of the feeds with a URL that is meant.
  mutating func remove(where isMeant: (String) -> Bool) {
    for item in items.reversed() where isMeant(item.url) { lines.removeSubrange(item.range) }
  }

  /// Writes another URL where the URL of a feed stands that is meant.
  mutating func replace(with newURL: String, where isMeant: (String) -> Bool) {
    for item in items where isMeant(item.url) {
      for index in item.range {
        guard let place = lines[index].firstRange(of: item.url) else { continue }
        lines[index].replaceSubrange(place, with: newURL)
        break
      }
    }
  }

  /// A feed as lines without margin: a bare URL if there is nothing more to say.
  static func lines(url: String, title: String?, tags: [String]) -> [String] {
    guard title != nil || !tags.isEmpty else { return ["- " + quotedUnlessPlain(url)] }
    var lines = ["- url: " + quotedUnlessPlain(url)]
    if let title { lines.append("  title: " + quoted(title)) }
    if !tags.isEmpty {
      lines.append("  tags: [" + tags.map(quotedUnlessPlain).joined(separator: ", ") + "]")
    }
    return lines
  }
}

private extension FeedListText {
  mutating func findItems(_ sequence: Node.Sequence) throws(SubscriptionFileError) {
    guard sequence.style != .flow, let first = sequence.first,
      let dash = dashLine(above: YAMLReading.line(first))
    else {
      throw .notEditable(
        "the list of feeds is written in brackets: write one \"- URL\" a line", line: firstLine)
    }
    indent = margin(of: lines[dash])
    let stop = lines[(dash + 1)...].firstIndex { isContent($0) && margin(of: $0) <= indent && !isDash($0) }
    let starts = (dash..<(stop ?? lines.count)).filter {
      isDash(lines[$0]) && margin(of: lines[$0]) == indent
    }
    guard starts.count == sequence.count else {
      throw .notEditable("the list of feeds can't be edited as text", line: firstLine)
    }
    for (index, node) in sequence.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1] : (stop ?? lines.count)
      // What stands at the margin after a feed, blank lines and comments, belongs to what follows.
      let last = (starts[index]..<next).last {
        isDash(lines[$0]) || margin(of: lines[$0]) > indent && !isBlank(lines[$0])
      }
      items.append((starts[index]..<(last ?? starts[index]) + 1, url(of: node)))
    }
    end = items.last?.range.upperBound
  }

  /// Makes `feeds:` out of `feeds: []` and its like.
  mutating func openEmptyList() throws(SubscriptionFileError) {
    let index = firstLine - 1
    guard lines.indices.contains(index), let colon = lines[index].firstIndex(of: ":") else {
      throw .notEditable("the list of feeds can't be edited as text", line: firstLine)
    }
    let after = lines[index][lines[index].index(after: colon)...]
    let comment = after.firstRange(of: " #").map { after[$0.lowerBound...] } ?? ""
    lines[index] = String(lines[index][...colon] + comment)
    end = index + 1
  }

  func dashLine(above line: Int) -> Int? {
    guard line >= 1, line <= lines.count else { return nil }
    return (0..<line).last { isDash(lines[$0]) }
  }

  func url(of node: Node) -> String {
    if case .mapping(let mapping) = node {
      for (key, value) in mapping where key.string == "url" {
        return String((value.scalar?.string ?? "").trimmed)
      }
    }
    return String((node.scalar?.string ?? "").trimmed)
  }

  func margin(of line: String) -> Int { line.prefix { $0 == " " }.count }
  func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
  func isContent(_ line: String) -> Bool { !isBlank(line) && !line.trimmed.hasPrefix("#") }

  func isDash(_ line: String) -> Bool {
    let content = line.trimmed
    return content == "-" || content.hasPrefix("- ")
  }

  static func quotedUnlessPlain(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.last != ":"
      && text.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || "0123456789-_./:?=&%~+;@!$*()".unicodeScalars.contains($0))
      }
    let isWord = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
    return isPlain && !isWord ? text : quoted(text)
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
