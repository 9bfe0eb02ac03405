/// What rules say about the feeds of their sites.
package struct FeedRules: Sendable {
  private let rules: RuleSet
  private let settling: HostSet

  /// What a set of rules says.
  package init(_ rules: RuleSet) {
    self.rules = rules
    settling = HostSet(
      Set(rules.layers.flatMap(\.entries).filter(\.settlesFeeds).flatMap { $0.sites.map(\.host) }))
  }

  /// The rule for an entry with a URL, where it changes entries or leaves some out; nil for nearly all.
  package func settling(_ url: String?) -> Rule.FeedRule? {
    guard settling.holdsHost(of: url), let rule = rule(for: url), rule.settles else { return nil }
    return rule
  }

  /// What the rule of an entry's site says of its feed; nil when there is none.
  package func rule(for url: String?) -> Rule.FeedRule? {
    guard let rule = rules.rules(for: BarePage(url: url)).rule, !rule.sites.isEmpty else { return nil }
    return rule.feed
  }
}

extension Rule.FeedRule {
  /// True when it changes entries or leaves some out.
  var settles: Bool { titleCutEnd != nil || !dropsQuery.isEmpty || !skips.isEmpty || !only.isEmpty }

  /// Whether an entry is wanted, told by its values of `title`, `link`, `category` and `author`.
  package func admits(_ values: [String: [String]]) -> Bool {
    func match(_ patterns: [String: [TextPattern]]) -> Bool {
      patterns.contains { field, patterns in
        let texts = (values[field] ?? []).map { FoldedText($0) }
        return patterns.contains { pattern in texts.contains { pattern.matches($0) } }
      }
    }
    return !match(skips) && (only.isEmpty || match(only))
  }

  /// A title without the ending that the rule cuts.
  package func cut(_ title: String) -> String {
    guard let ending = titleCutEnd, title.hasSuffix(ending), title.count > ending.count else { return title }
    return String(title.dropLast(ending.count))
  }

  /// An address without the parameters that the rule drops.
  package func cutQuery(of url: String) -> String {
    guard !dropsQuery.isEmpty, let mark = url.firstIndex(of: "?") else { return url }
    let end = url[mark...].firstIndex(of: "#") ?? url.endIndex
    let parameters = url[url.index(after: mark)..<end].split(separator: "&", omittingEmptySubsequences: false)
    let kept = parameters.filter { parameter in
      let name = parameter.prefix { $0 != "=" }
      return !dropsQuery.contains { $0 == name || $0.hasSuffix("*") && name.hasPrefix($0.dropLast()) }
    }
    if kept.count == parameters.count { return url }
    let query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
    return url[..<mark] + query + url[end...]
  }
}
