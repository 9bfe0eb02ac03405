/// Images that count visits or hold a place, known by where they lie.
enum TrackingImages {
  /// True for an image that no reader is meant to see.
  static func contains(_ url: String) -> Bool {
    let (host, path) = parts(url)
    if hosts.contains(host) || hostsWithPath.contains(where: { host == $0.host && path.hasPrefix($0.path) }) {
      return true
    }
    return isPlaceholder(url)
  }

  /// True for the transparent or waiting image that a script replaces.
  static func isPlaceholder(_ url: String) -> Bool {
    guard mayBePlaceholder(url.utf8) else { return false }
    let (_, path) = parts(url)
    let file = path.split(separator: "/").last.map(String.init) ?? ""
    let name = file.split(separator: ".").first.map(String.init) ?? ""
    let words = name.split { $0 == "-" || $0 == "_" }
    return !words.isEmpty && words.allSatisfy { placeholderWords.contains(String($0)) }
      && name != "image" && name != "img"
  }

  /// False for most images: their files' names hold other characters than the words do, before the first dot.
  private static func mayBePlaceholder(_ url: String.UTF8View) -> Bool {
    let path = url.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let end = path.lastIndex { $0 != UInt8(ascii: "/") }.map(path.index(after:)) ?? path.endIndex
    let start = path[..<end].lastIndex(of: UInt8(ascii: "/")).map(path.index(after:)) ?? path.startIndex
    let name = path[start..<end].drop { $0 == UInt8(ascii: ".") }.prefix { $0 != UInt8(ascii: ".") }
    return name.allSatisfy { byte in
      (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "1") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || byte >= 0x80
    }
  }

  private static func parts(_ url: String) -> (host: String, path: String) {
    let rest = url.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
    guard rest.count >= 3 else { return ("", "") }
    let path =
      rest.count > 3 ? rest[3].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") } : ""[...].utf8
    return (
      String(decoding: rest[2], as: UTF8.self), "/" + String(decoding: path, as: UTF8.self).lowercased()
    )
  }

  private static let hosts: Set = [
    "ad.doubleclick.net", "b.scorecardresearch.com", "counter.yadro.ru", "googleads.g.doubleclick.net",
    "mc.yandex.ru", "pixel.quantserve.com", "pixel.wp.com", "sb.scorecardresearch.com",
    "ssl.google-analytics.com",
    "stats.g.doubleclick.net", "stats.wordpress.com", "top-fwz1.mail.ru", "www.google-analytics.com",
  ]

  private static let hostsWithPath: [(host: String, path: String)] = [
    ("feeds.feedburner.com", "/~"), ("feedproxy.google.com", "/~"), ("feeds.wordpress.com", "/1.0/"),
    ("medium.com", "/_/stat"), ("www.facebook.com", "/tr"), ("rss.buysellads.com", "/"),
  ]

  private static let placeholderWords: Set = [
    "1px", "1x1", "blank", "clear", "dot", "empty", "gif", "gray", "grey", "image", "img", "lazy", "lazyload",
    "loader", "loading", "pixel", "placeholder", "spaceball", "spacer", "trans", "transparent", "white",
  ]
}
