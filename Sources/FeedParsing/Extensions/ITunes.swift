internal import Markup
internal import Model

extension Draft {
  /// Apple's podcast elements, and Google's, which copy them.
  func readITunes(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "author":
      let text = reader.text(of: element)
      itunes.add("author", text)
      if let person = text.flatMap({ Person(feedText: $0) }) { iTunesPeople.append(person) }
    case "owner": readITunesOwner(element, from: reader)
    case "image", "link":
      // Some write <itunes:link rel="image">.
      if element.name == "image" || reader.attribute("rel") == "image" {
        itunes.add("image", reader.url("href") ?? reader.url("url") ?? reader.url(of: element))
      }
    case "block": itunes.add("block", .bool(["yes", "Yes"].contains(reader.exactText(of: element))))
    case "explicit": itunes.add("explicit", Draft.explicit(reader.exactText(of: element)))
    case "category": readITunesCategory(element, from: reader)
    case "keywords": readKeywords(reader.text(of: element))
    case "duration": readITunesDuration(reader.text(of: element))
    case "subtitle": itunes.add("subtitle", reader.looseText(of: element)?.line)
    case "summary", "description":
      let text = reader.html(of: element)
      itunes.add("summary", text?.line)
      iTunesSummary = iTunesSummary ?? text
    case "title": itunes.add("title", reader.looseText(of: element)?.line)
    case "season", "episode", "order":
      itunes.add(element.name, reader.integer(of: element).map { .integer($0) })
    case "complete":
      isExpired = reader.text(of: element)?.lowercased() == "yes"
      itunes.add("complete", .bool(isExpired))
    case "new-feed-url": newFeedURL = reader.url(of: element) ?? newFeedURL
    case "episodetype": itunes.add("episode_type", reader.text(of: element))
    case "isclosedcaptioned":
      itunes.add("is_closed_captioned", .bool(reader.text(of: element)?.lowercased() == "yes"))
    default: itunes.add(element.name.replacing("-", with: "_"), reader.text(of: element))
    }
  }

  /// Whether something is for adults; nil for words that say neither.
  private static func explicit(_ word: String) -> JSONValue? {
    switch word {
    case "yes", "Yes", "true", "True", "explicit": .bool(true)
    case "no", "No", "false", "False", "clean", "Clean": .bool(false)
    default: nil
    }
  }

  private func readITunesOwner(_ element: FeedElement, from reader: FeedReader) {
    var owner: [JSONValue.Member] = []
    while let child = reader.nextChild(of: element) {
      if child.name == "name" || child.name == "email" { owner.add(child.name, reader.text(of: child)) }
    }
    if !owner.isEmpty { itunes.add("owner", .object(owner)) }
  }

  /// A category and those inside it: `{name, subcategories}`.
  private func readITunesCategory(_ element: FeedElement, from reader: FeedReader) {
    let attribute = reader.attribute("text") ?? reader.attribute("term")
    var text = ""
    var inner: [JSONValue] = []
    while let child = reader.xml.nextChild(of: element.xml, text: &text).map(reader.element) {
      guard child.name == "category", let name = reader.attribute("text") ?? reader.text(of: child) else {
        continue
      }
      if inner.count < Draft.maxMembers, !inner.contains(.string(name)) { inner.append(.string(name)) }
    }
    let name = attribute ?? text.trimmed
    if name.isEmpty { return }
    var category: [JSONValue.Member] = [.init("name", .string(name))]
    if !inner.isEmpty { category.append(.init("subcategories", .array(inner))) }
    let known = itunes["categories"]?.array ?? []
    if known.count < Draft.maxMembers, !known.contains(.object(category)) {
      itunes.append("categories", .object(category))
    }
  }

  private func readKeywords(_ text: String?) {
    let words = (text ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    for word in words.prefix(Draft.maxValues) { itunes.append("keywords", .string(word)) }
  }

  private func readITunesDuration(_ text: String?) {
    guard let text else { return }
    if let seconds = Duration.seconds(text) {
      itunes.add("duration", seconds.rounded() == seconds ? .integer(Int(seconds)) : .number(seconds))
    } else {
      itunes.add("duration", text)
    }
  }
}
