internal import Markup
package import Model
package import Prose

/// A feed whose document is read and whose entries are still drafts: they are made one by one, so that who
/// writes them out needn't hold them all.
package struct DraftedFeed {
  /// The feed without its entries.
  package var feed: Feed
  /// The entries, in source order.
  package let entries: Entries

  /// Reads a document; the arguments are those of `Feed(feedBytes:contentType:url:editor:)`.
  package init(
    _ bytes: consuming [UInt8], contentType: String?, url: String?, editor: (any BodyEditor)? = nil
  ) throws(FeedError) {
    guard !bytes.isEmpty else { throw .markup(.empty) }
    let charset = contentType.flatMap { DecodedBytes.charset(inContentType: $0) }
    var document = try FeedDocument(consume bytes, charset: charset)
    let draft = Draft()
    let format: FeedFormat
    switch document.kind {
    case .json: format = try Feed.readJSON(document, into: draft, url: url)
    case .xml: format = try Feed.readXML(&document, into: draft, url: url)
    case .html: throw .notAFeed("it is an HTML page", linkedFeeds: linkedFeeds(in: document.utf8, base: url))
    case .other: throw .notAFeed("it is neither XML nor JSON", linkedFeeds: [])
    }
    feed = Feed(settling: draft, format: format, url: url)
    feed.encoding = document.encoding
    feed.isWellFormed = document.isWellFormed
    feed.warnings = document.warnings + feed.warnings
    let base = url ?? feed.homePageURL
    let drafts = draft.takeEntries()
    let titles = drafts.lazy.compactMap { Settled(draft: $0, base: base).title?.line }
    let surroundings = Surroundings(
      feed: feed, base: base, channelMedia: draft.mediaDefaults,
      descriptionIsBody: format != .atom03 && format != .atom10, editor: editor,
      titlePart: SharedTitlePart(of: titles, feedTitle: feed.title))
    entries = Entries(drafts: drafts, in: surroundings)
  }

  /// Makes each entry when its turn comes.
  package struct Entries {
    /// Those to come, the next one last.
    private var drafts: [Draft]
    private let surroundings: Surroundings

    fileprivate init(drafts: [Draft], in surroundings: Surroundings) {
      self.drafts = drafts.reversed()
      self.surroundings = surroundings
    }

    /// Hands out the entries in source order; a draft goes when its entry is made.
    package consuming func forEach(_ body: (Entry) throws -> Void) rethrows {
      let surroundings = surroundings
      while let draft = drafts.popLast() { try body(surroundings.entry(from: draft)) }
    }
  }

  /// What an entry is settled within.
  fileprivate struct Surroundings {
    let feed: Feed
    let base: String?
    let channelMedia: [Media]
    let descriptionIsBody: Bool
    let editor: (any BodyEditor)?
    /// What titles share.
    let titlePart: SharedTitlePart?

    func entry(from draft: Draft) -> Entry {
      let settled = Settled(draft: draft, base: base, channelMedia: channelMedia)
      var entry = Entry(settling: settled, descriptionIsBody: descriptionIsBody, feed: feed, editor: editor)
      entry.cleanTitle(of: titlePart)
      return entry
    }
  }
}
