internal import Prose

/// Tells links to a page's own site from others.
struct OwnSite {
  private let base: String?
  private let page: Substring
  private let site: String

  /// The site of a draft's page; nil when its address is not known.
  init?(_ draft: Draft) {
    guard let url = draft.page.url, let address = SiteAddress(url) else { return nil }
    base = draft.metadata.baseURL ?? url
    page = url.prefix { $0 != "#" }
    site = OwnSite.name(of: address.host)
  }

  /// True for a link to another page of the site.
  func hasOtherPage(_ reference: String) -> Bool {
    pageURL(reference).map { $0.prefix { $0 != "#" } != page } ?? false
  }

  /// True for a link to any page of the site, this one included.
  func holds(_ reference: String) -> Bool { pageURL(reference) != nil }

  /// The URL that a link leads to when it is one of the site.
  private func pageURL(_ reference: String) -> String? {
    guard let url = Links.resolve(reference, base: base), let address = SiteAddress(url),
      OwnSite.name(of: address.host) == site
    else { return nil }
    return url
  }

  /// The part of a host that names the site: two labels, three where the second last is `co`, `com`, ….
  private static func name(of host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2 else { return host }
    let isShort = labels[labels.count - 2].count <= 3
    return labels.suffix(isShort ? 3 : 2).joined(separator: ".")
  }
}
