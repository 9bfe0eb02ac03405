internal import FeedParsing
public import Model

/// A list of feeds that were read, to be written as OPML.
public struct FeedOutlines: Sendable {
  private var list = OPML(title: nil, outlines: [])

  /// A list without feeds.
  public init() {}

  /// Adds a feed under the URL it names itself, else the one it was read from; one without either is left out.
  public mutating func add(_ feed: Feed, at url: String?) {
    guard let url = feed.feedURL ?? url else { return }
    list.outlines.append(OPML.Outline(url: url, title: feed.title, homePageURL: feed.homePageURL))
  }

  /// The list as an OPML 2.0 document.
  public var opml: [UInt8] { list.xml }
}
