package import Markup
internal import Prose

/// Where a site's rule says that more of an article is.
package struct PageLinks: Sendable, Equatable {
  /// The page that has all of it.
  package var single: String?
  /// The page after this one.
  package var next: String?
  /// How many pages an article may have.
  package var maxPages = PageLinks.standardMaxPages

  /// What holds where a rule says nothing.
  package static let standardMaxPages = 10

  package init() {}
}

extension ArticleExtractor {
  /// The links that the site's rule names on a page; absolute, none of them the page itself.
  package func links(
    page bytes: [UInt8], contentType: String?, url: String?, on day: String? = nil
  ) throws(MarkupError) -> PageLinks {
    guard let rules, rules.mayLink(from: url, on: day, source: bytes) else { return PageLinks() }
    let draft = try draft(of: bytes, contentType: contentType, url: url, on: day)
    let page = DraftPage(draft)
    var links = PageLinks()
    if let config = draft.config, !rules.hasOwnRule(for: draft, on: day), let root = page.root {
      var engine = SiteConfigEngine(config: config, root: root)
      links.single = engine.link(.singlePage)
      links.next = engine.link(.nextPage) ?? engine.detectedNextPage
    } else if let rule = rules.rules(for: page, on: day).rule {
      links.single = rule.single?.address(on: page)
      links.next = rule.next.lazy.compactMap { $0.address(on: page) }.first
      links.maxPages = rule.maxPages
    }
    let base = draft.metadata.baseURL ?? url
    links.single = links.single.flatMap { Links.resolve($0, base: base) }
    links.next = links.next.flatMap { Links.resolve($0, base: base) }
    if links.single == url { links.single = nil }
    if links.next == url { links.next = nil }
    return links
  }
}

extension RuleSet {
  /// False when nothing can name a further page, so that the page need not be parsed.
  fileprivate func mayLink(from url: String?, on day: String?, source: [UInt8]) -> Bool {
    if let rule = rules(for: BarePage(url: url), on: day).rule {
      return !rule.next.isEmpty || rule.single != nil
    }
    if linksByFingerprint { return true }
    guard let config = configs.config(for: url, page: source) else { return false }
    return !config[.nextPage].isEmpty || !config[.singlePage].isEmpty
      || config.claims(.autodetectNextPage, standard: false)
  }
}

extension Source {
  /// The address a link has that the source finds, or the value that it gives.
  fileprivate func address(on page: some RulePage) -> String? {
    if case .elements(_, nil) = origin, let root = page.root {
      let link = nodes(in: root).first { $0.attribute("href") != nil }
      if let address = link?.attribute("href") { return address }
    }
    return values(from: page).first
  }
}

extension Rule.Single {
  fileprivate func address(on page: some RulePage) -> String? {
    switch self {
    case .link(let sources): return sources.lazy.compactMap { $0.address(on: page) }.first
    case .path(let pattern, let template):
      // Checked when the file was read.
      guard let path = page.url.flatMap({ SiteAddress($0) })?.path, path.count <= Source.maxMatchedCharacters,
        let regex = try? Regex(pattern), let match = path.firstMatch(of: regex)
      else { return nil }
      var address = template
      for (index, group) in match.output.enumerated().reversed() where index > 0 {
        address = address.replacing("$\(index)", with: group.substring.map(String.init) ?? "")
      }
      return address
    }
  }
}

extension SiteConfigEngine {
  /// Where the first expression leads whose guard holds.
  mutating func link(_ directive: SiteConfigDirective) -> String? {
    for value in config[directive] {
      if let condition = value.condition, self.value(of: condition, at: value.at)?.isTrue != true { continue }
      guard let found = self.value(of: value.text, at: value.at) else { continue }
      let element = found.nodes.first { $0.isElement }
      let address = element.flatMap { $0.attribute("href") ?? $0.text } ?? found.strings.first
      if let address = address.map(normalizedText), !address.isEmpty { return address }
    }
    return nil
  }

  /// What the page itself calls its next one, where the file asks for that.
  var detectedNextPage: String? {
    guard config.claims(.autodetectNextPage, standard: false) else { return nil }
    let link = root.elements.first { node in
      (node.tag == .a || node.tag == .link) && node.attribute("rel")?.lowercased() == "next"
    }
    return link?.attribute("href")
  }
}

extension RuleSet {
  /// The request headers that a site's rule wants, by lower-case name; never those that say who asks.
  package func headers(for url: String) -> [String: String] {
    let own = rules(for: BarePage(url: url)).rule
    let host = SiteAddress(url)?.host
    let wanted = own?.http ?? host.flatMap { configs.config(forHost: $0) }?.headers ?? [:]
    return wanted.filter { RuleSet.headerNames.contains($0.key) && !$0.value.isEmpty }
  }

  private static let headerNames: Set<String> = ["cookie", "referer", "accept", "accept-language"]
}
