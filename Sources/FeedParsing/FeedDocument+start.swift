internal import Markup

extension FeedDocument {
  /// How far into a document its feed is looked for, when HTML comes first.
  static let searchedSizeInBytes = 64 << 10

  /// Where the feed starts in a document that begins with HTML, as messages of the program that wrote it do;
  /// nil when it begins with its feed, or has none.
  ///
  /// Within a whole page only what has a declaration of its own is a feed.
  static func startOfFeed(behindHTML utf8: [UInt8]) -> Int? {
    guard let root = rootName(of: utf8, from: 0) else { return nil }
    let isPage = ["html", "head", "body"].contains(root)
    guard isPage || messageNames.contains(root) else { return nil }
    var declaration: Int?
    let head = utf8.prefix(searchedSizeInBytes)
    var index = head.startIndex
    while let open = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      let text = head[open...].prefix(10).map { $0.isASCIILetter ? $0 | 0x20 : $0 }
      if text.starts(with: "<?xml ".utf8) {
        declaration = open
      } else if rootTags.contains(where: { text.starts(with: $0.utf8) }) {
        return isPage ? declaration : declaration ?? open
      }
      index = open + 1
    }
    return nil
  }

  private static let rootTags = ["<rss ", "<rss>", "<feed ", "<rdf:rdf "]
  /// The elements that messages are written with.
  private static let messageNames: Set = [
    "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "i", "link", "meta", "p", "pre", "script",
    "span", "strong", "style", "table",
  ]
}
