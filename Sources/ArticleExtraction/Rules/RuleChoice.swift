internal import Markup

/// One of the rules that could be for a page, and why it is chosen or not.
package struct RuleChoice: Sendable {
  /// The rule's name.
  package let name: String
  /// The file, as it was given.
  package let file: String
  /// Whose rule it is.
  package let layer: RuleLayer
  package let isChosen: Bool
  /// Why, in words.
  package let reason: String

  /// Not chosen after all, since the site's own file in a collection is closer.
  fileprivate func yielding(to other: String) -> RuleChoice {
    guard isChosen else { return self }
    return RuleChoice(
      name: name, file: file, layer: layer, isChosen: false, reason: "\(other) is for the site itself")
  }
}

/// Whose rules win over whose, the first ones over all others.
package enum RuleLayer: Int, CaseIterable, Sendable {
  case user, project, bundled, imported

  /// `your own`, `the project's`, `bundled`, `imported`.
  package var name: String {
    switch self {
    case .user: "your own"
    case .project: "the project's"
    case .bundled: "bundled"
    case .imported: "imported"
    }
  }
}

extension RuleSet {
  /// The rules that name a page's host, and those that are only for pages with a certain element, by
  /// precedence; at most one of them is chosen.
  package func choices(for page: some RulePage, on day: String? = nil) -> [RuleChoice] {
    let address = page.url.flatMap { SiteAddress($0) }
    let chosen = rules(for: page, on: day).rule
    var choices: [RuleChoice] = []
    for (layer, shelf) in zip(RuleLayer.allCases, layers) {
      for rule in shelf.rules where rule.mayBe(for: address) {
        let isChosen = rule.name == chosen?.name && rule.file == chosen?.file
        // The many for publishing software are of interest where the page is known to be by it.
        let isOfSoftware = layer == .bundled && rule.sites.isEmpty
        if isOfSoftware, !isChosen, rule.rank(at: address, root: page.root, on: day) == nil { continue }
        let reason =
          isChosen
          ? rule.fit(at: address)
          : rule.obstacle(at: address, root: page.root, on: day)
            ?? "\(chosen?.name ?? "another") is closer or comes first"
        choices.append(
          RuleChoice(name: rule.name, file: rule.file, layer: layer, isChosen: isChosen, reason: reason))
      }
    }
    if let address, let config = configs.config(forHost: address.host) {
      let isChosen = chosen.map(\.sites.isEmpty) ?? true
      choices = choices.map { isChosen ? $0.yielding(to: config.fileName) : $0 }
      let reason = isChosen ? "its file in the collection" : "\(chosen?.name ?? "a rule") comes first"
      choices.append(
        RuleChoice(
          name: config.fileName, file: config.file, layer: .imported, isChosen: isChosen, reason: reason))
    }
    return choices.filter(\.isChosen) + choices.filter { !$0.isChosen }
  }

  /// Every rule with its layer, by precedence.
  package var all: [(rule: Rule, layer: RuleLayer)] {
    zip(RuleLayer.allCases, layers).flatMap { layer, shelf in shelf.rules.map { ($0, layer) } }
  }
}

extension Rule {
  /// The hosts it is for, as the file writes them.
  package var hosts: [String] { sites.map(\.text) }

  /// False for rules of other hosts and for those that only others extend.
  fileprivate func mayBe(for address: SiteAddress?) -> Bool {
    if sites.isEmpty { return fingerprint != nil }
    return sites.contains { site in address.map { site.matches($0.host) } ?? false }
  }

  fileprivate func fit(at address: SiteAddress?) -> String {
    let matching = sites.filter { site in address.map { site.matches($0.host) } ?? false }
    let longest = matching.max { $0.host.utf8.count < $1.host.utf8.count }
    var reasons = longest.map { ["site \($0.text)"] } ?? []
    if !paths.isEmpty { reasons.append("its path") }
    if let fingerprint { reasons.append("the page has \(fingerprint.source)") }
    if let since { reasons.append("since \(since)") }
    return reasons.joined(separator: ", ")
  }

  /// What keeps the rule from a page of its hosts; nil when nothing does.
  fileprivate func obstacle(at address: SiteAddress?, root: Node?, on day: String?) -> String? {
    if !paths.isEmpty, let path = address?.path, !accepts(path) { return "its path is not \(path)" }
    if let day {
      if let since, day < since { return "since \(since), the page is of \(day)" }
      if let until, day > until { return "until \(until), the page is of \(day)" }
    } else if let until {
      return "until \(until)"
    }
    guard let fingerprint else { return nil }
    guard let root else { return "the page would need \(fingerprint.source)" }
    return fingerprint.first(in: root) == nil ? "the page has no \(fingerprint.source)" : nil
  }
}
