internal import ArticleExtraction
internal import Model

extension Feed {
  /// Changes the entries as the rules of their sites want it, and leaves out those that they don't.
  mutating func settle(by rules: FeedRules?) {
    guard let rules else { return }
    entries = entries.compactMap { $0.settled(by: rules) }
  }
}

extension Entry {
  /// The entry as the rule of its site wants it; nil when it is to be skipped.
  func settled(by rules: FeedRules?) -> Entry? {
    guard let rule = rules?.settling(url) else { return self }
    let people = authors.compactMap(\.name)
    let topics = categories.flatMap { [$0.term, $0.label].compactMap(\.self) }
    let values = ["title": title, "link": url].compactMapValues { $0.map { [$0] } }
    guard rule.admits(values.merging(["category": topics, "author": people]) { first, _ in first }) else {
      return nil
    }
    var entry = self
    entry.title = title.map(rule.cut)
    entry.url = url.map(rule.cutQuery)
    return entry
  }
}
