internal import ArticleExtraction
internal import Foundation
internal import Markup
internal import Subscriptions

/// Other addresses that a page names: where it sends its reader on, and other versions of itself.
struct PageLeads: Sendable, Equatable {
  /// Where a `meta refresh` leads at once.
  private(set) var refresh: URL?
  /// The whole article on one page, where this page is one of several.
  private(set) var singlePage: URL?
  /// The address the page says is its own.
  private(set) var canonical: URL?
  /// The version for AMP, which is often readable where the page itself needs scripts.
  private(set) var amp: URL?
  /// Whether the page is itself a version for AMP.
  private(set) var isAMP = false

  /// A page that waits longer before it goes elsewhere is meant to be read.
  static let maxRefreshDelay = 10.0

  /// The leads of a page that came from a URL; none when it can't be parsed.
  init(of bytes: [UInt8], contentType: String?, at url: URL) {
    // What can't be parsed leads nowhere; the extractor says why it can't.
    guard let page = try? Page(bytes: bytes, contentType: contentType, url: url.absoluteString),
      let root = page.tree.root
    else { return }
    isAMP = root.hasAttribute("amp") || root.hasAttribute("⚡")
    var base = url
    for node in root.elements {
      switch node.tag {
      case .base: base = PageLeads.url(node.attribute("href"), from: url) ?? base
      case .meta: readRefresh(node, base, url)
      case .link: readLink(node, base, url)
      case .a: readAnchor(node, base, url)
      default: continue
      }
    }
  }
}

private extension PageLeads {
  mutating func readRefresh(_ node: Node, _ base: URL, _ own: URL) {
    guard refresh == nil, node.attribute("http-equiv")?.lowercased() == "refresh",
      let content = node.attribute("content")
    else { return }
    let parts = content.split(maxSplits: 1) { $0 == ";" || $0 == "," }
    guard parts.count == 2, let delay = Double(parts[0].trimmingCharacters(in: .whitespaces)),
      delay <= PageLeads.maxRefreshDelay
    else { return }
    var target = parts[1].trimmingCharacters(in: .whitespaces)
    if let equals = target.firstIndex(of: "="), target[..<equals].lowercased().hasPrefix("url") {
      target = target[target.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    }
    let address = PageLeads.url(target.trimmingCharacters(in: ["\"", "'"]), from: base)
    if let address, !PageLeads.areSame(address, own) { refresh = address }
  }

  mutating func readLink(_ node: Node, _ base: URL, _ own: URL) {
    let rels = (node.attribute("rel") ?? "").lowercased().split(separator: " ")
    guard rels.contains("canonical") || rels.contains("amphtml"),
      let address = PageLeads.neighbor(node.attribute("href"), base, own)
    else { return }
    if rels.contains("canonical") { canonical = canonical ?? address } else { amp = amp ?? address }
  }

  mutating func readAnchor(_ node: Node, _ base: URL, _ own: URL) {
    guard singlePage == nil, let href = node.attribute("href"), !href.hasPrefix("#") else { return }
    let text = node.text.prefix(80).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isNamed = (node.attribute("rel") ?? "").lowercased() == "single-page"
    guard isNamed || PageLeads.invitations.contains(text) else { return }
    singlePage = PageLeads.neighbor(href, base, own)
  }

  static func url(_ text: String?, from base: URL) -> URL? {
    guard let text, !text.isEmpty, let url = URL(string: text, relativeTo: base)?.absoluteURL,
      ["http", "https"].contains(url.scheme?.lowercased())
    else { return nil }
    return url
  }

  /// An address of the same owner, other than the page's own.
  static func neighbor(_ text: String?, _ base: URL, _ own: URL) -> URL? {
    guard let url = url(text, from: base), !areSame(url, own), owner(of: url) == owner(of: own) else {
      return nil
    }
    return url
  }

  static func owner(of url: URL) -> String {
    HostThrottle.registrableHost(of: url.absoluteString) ?? "\(url.host() ?? ""):\(url.port ?? 0)"
  }

  static func areSame(_ left: URL, _ right: URL) -> Bool {
    func plain(_ url: URL) -> Substring { url.absoluteString.prefix { $0 != "#" } }
    return plain(left) == plain(right)
  }

  /// What links to the whole article on one page say.
  static let invitations: Set<String> = [
    "all on one page", "artikel auf einer seite", "artikel auf einer seite lesen", "auf einer seite lesen",
    "full article on one page", "lire sur une seule page", "print-friendly version", "read on one page",
    "show all on one page", "single page", "single page view", "single-page view", "view all on one page",
    "view as a single page", "view as single page", "view on one page", "vista de una sola página",
    "в одну страницу", "на одной странице", "одной страницей",
  ]
}
