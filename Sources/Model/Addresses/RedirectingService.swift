/// Services that send readers on to a page whose URL stands in their own: caches of AMP pages, aggregators' counters.
package enum RedirectingService {
  /// The URL that another carries for its service to lead to, through several if need be; nil for any other URL.
  package static func target(of url: String) -> String? {
    var found: String?
    for _ in 0..<maxHops {
      let url = found ?? url
      guard mayCarryURL(url), let address = WebAddress(url), let next = carried(by: address) else { break }
      found = next
    }
    return found
  }

  /// More services in a row are a trap.
  private static let maxHops = 3

  /// False for most URLs, told by their bytes: one that carries another has a dot behind its host or names the scheme.
  private static func mayCarryURL(_ url: String) -> Bool {
    let bytes = url.utf8
    guard bytes.count > 24, let slash = bytes.dropFirst(8).firstIndex(of: UInt8(ascii: "/")) else {
      return false
    }
    let host = bytes[..<slash].dropFirst(7)
    let words = marks.contains { host.containsWord($0) }
    return words && bytes[slash...].contains { $0 == UInt8(ascii: ".") }
  }

  private static func carried(by address: WebAddress) -> String? {
    if let page = cached(by: address) { return page }
    let host = address.host.hasPrefix("www.") ? String(address.host.dropFirst(4)) : address.host
    for service in services where service.isHost(host) && address.path.hasPrefix(service.path) {
      for name in service.parameters {
        // What leads elsewhere than to a page, or back to the service, is no target.
        guard let target = address.value(of: name), let page = WebAddress(target), page.scheme != nil,
          page.host.contains(".")
        else { continue }
        return target
      }
    }
    return nil
  }

  /// The page that a cache of AMP pages has: `…cdn.ampproject.org/c/s/example.org/page`, `google.com/amp/s/…`.
  private static func cached(by address: WebAddress) -> String? {
    var segments = address.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let isGoogle = address.host.hasPrefix("www.google.") || address.host.hasPrefix("google.")
    if isGoogle, segments.first == "amp" {
      segments = segments.dropFirst()
    } else if address.host.hasSuffix(".cdn.ampproject.org") || address.host.hasSuffix("bing-amp.com"),
      let kind = segments.first, ["c", "v"].contains(kind)
    {
      segments = segments.dropFirst()
    } else {
      return nil
    }
    let isSecure = segments.first == "s"
    if isSecure { segments = segments.dropFirst() }
    guard let host = segments.first, host.contains(".") else { return nil }
    let query = address.parameters.isEmpty ? "" : "?" + address.parameters.joined(separator: "&")
    return (isSecure ? "https://" : "http://") + segments.joined(separator: "/") + query
  }

  private struct Service {
    let host: String
    let path: String
    let parameters: [String]

    init(_ host: String, _ path: String, _ parameters: String...) {
      (self.host, self.path, self.parameters) = (host, path, parameters)
    }

    /// A name that ends in a dot stands for all countries, one that begins with a dot for all hosts below.
    func isHost(_ name: String) -> Bool {
      if host.hasSuffix(".") { return name.hasPrefix(host) }
      return host.hasPrefix(".") ? name.hasSuffix(host) : name == host
    }
  }

  private static let services = [
    Service("google.", "/url", "url", "q"), Service("news.google.", "/news/url", "url"),
    Service("bing.com", "/news/apiclick.aspx", "url"), Service("l.facebook.com", "/l.php", "u"),
    Service("lm.facebook.com", "/l.php", "u"), Service("l.instagram.com", "/", "u"),
    Service("t.umblr.com", "/redirect", "z"), Service("out.reddit.com", "/", "url"),
    Service("linkedin.com", "/redir/redirect", "url"), Service("vk.com", "/away.php", "to"),
    Service("m.vk.com", "/away", "to"), Service("duckduckgo.com", "/l/", "uddg"),
    Service("steamcommunity.com", "/linkfilter/", "u", "url"), Service("youtube.com", "/redirect", "q"),
    Service(".safelinks.protection.outlook.com", "/", "url"), Service("slack-redir.net", "/link", "url"),
    Service("medium.com", "/r/", "url"), Service("disq.us", "/url", "url"), Service("exit.sc", "/", "url"),
    Service("flipboard.com", "/redirect", "url"), Service("redirect.viglink.com", "/", "u"),
    Service("go.redirectingat.com", "/", "url"), Service("yandex.", "/clck/jsredir", "url"),
  ]

  /// What the hosts of all services have in them.
  private static let marks = [
    "google.", "ampproject", "bing", "facebook", "instagram", "umblr", "reddit", "linkedin", "vk.com",
    "duckduckgo",
    "steamcomm", "youtube", "safelinks", "slack-redir", "medium.com", "disq.us", "exit.sc", "flipboard",
    "viglink",
    "redirectingat", "yandex.",
  ].map { Array($0.utf8) }
}

extension Substring.UTF8View {
  /// Whether some bytes occur.
  fileprivate func containsWord(_ word: [UInt8]) -> Bool {
    var rest = self
    while let first = word.first, let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: word) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
