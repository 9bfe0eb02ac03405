internal import Markup

/// The page of a video that a frame shows.
struct VideoLink {
  let url: String
  /// The frame's own title, else the page's address without its scheme.
  let title: String

  /// nil for a frame that shows no video of a known host.
  init?(embed node: Node, base: String?) {
    guard let url = VideoLink.page(of: node, base: base) else { return nil }
    self.url = url
    let title = node.attribute("title").flatMap(AllowedAttributes.text)
    self.title = title ?? String(url.drop { $0 != "/" }.dropFirst(2))
  }

  private static func page(of node: Node, base: String?) -> String? {
    if let id = node.attribute("data-videoid"), isIdentifier(id) {
      if node.name == "amp-youtube" { return "https://www.youtube.com/watch?v=\(id)" }
      if node.name == "amp-vimeo" { return "https://vimeo.com/\(id)" }
      if node.name == "amp-dailymotion" { return "https://www.dailymotion.com/video/\(id)" }
    }
    for name in ["src", "data-src", "data-lazy-src", "data", "data-original"] as [StaticString] {
      guard let value = node.attribute(name), let url = Links.resolve(value, base: base, schemes: .media)
      else {
        continue
      }
      if let page = page(ofPlayer: url) { return page }
    }
    return nil
  }

  /// The page for a player's address; nil when the host isn't known for videos.
  static func page(ofPlayer url: String) -> String? {
    let pieces = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3 else { return nil }
    let rest = pieces[2].prefix { $0 != "?" && $0 != "#" }
    var segments = rest.split(separator: "/").map(String.init)
    guard !segments.isEmpty else { return nil }
    var host = segments.removeFirst().lowercased()
    if host.hasPrefix("www.") { host.removeFirst(4) }
    guard let player = players[host] else { return nil }
    guard segments.count > player.prefix.count, segments.starts(with: player.prefix) else {
      return player.isAnyPathKept ? url : nil
    }
    let id = segments[player.prefix.count]
    return isIdentifier(id) && id != "videoseries" ? player.page + id : url
  }

  private struct Player {
    let prefix: [String]
    let page: String
    var isAnyPathKept = true
  }

  private static let players: [String: Player] = [
    "dailymotion.com": Player(prefix: ["embed", "video"], page: "https://www.dailymotion.com/video/"),
    "embed.ted.com": Player(prefix: ["talks"], page: "https://www.ted.com/talks/"),
    "fast.wistia.net": Player(prefix: ["embed", "iframe"], page: "https://fast.wistia.net/embed/iframe/"),
    "geo.dailymotion.com": Player(prefix: ["video"], page: "https://www.dailymotion.com/video/"),
    "m.youtube.com": Player(prefix: ["embed"], page: "https://www.youtube.com/watch?v="),
    "player.twitch.tv": Player(prefix: ["video"], page: "https://www.twitch.tv/videos/"),
    "player.vimeo.com": Player(prefix: ["video"], page: "https://vimeo.com/"),
    "rutube.ru": Player(prefix: ["play", "embed"], page: "https://rutube.ru/video/"),
    "ted.com": Player(prefix: ["talks"], page: "https://www.ted.com/talks/"),
    "youtube-nocookie.com": Player(prefix: ["embed"], page: "https://www.youtube.com/watch?v="),
    "youtube.com": Player(prefix: ["embed"], page: "https://www.youtube.com/watch?v="),
  ]

  private static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 120
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}
