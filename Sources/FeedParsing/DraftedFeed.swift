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
    entries = Entries(
      drafts: draft.takeEntries(), channelMedia: draft.mediaDefaults, base: url ?? feed.homePageURL,
      descriptionIsBody: format != .atom03 && format != .atom10, feed: feed, editor: editor)
  }

  /// Makes each entry when its turn comes.
  package struct Entries {
    /// Those to come, the next one last.
    private var drafts: [Draft]
    private let channelMedia: [Media]
    private let base: String?
    private let descriptionIsBody: Bool
    private let feed: Feed
    private let editor: (any BodyEditor)?
    /// What titles share.
    private let titlePart: SharedTitlePart?

    fileprivate init(
      drafts: [Draft], channelMedia: [Media], base: String?, descriptionIsBody: Bool, feed: Feed,
      editor: (any BodyEditor)?
    ) {
      self.drafts = drafts.reversed()
      self.channelMedia = channelMedia
      self.base = base
      self.descriptionIsBody = descriptionIsBody
      self.feed = feed
      self.editor = editor
      let titles = drafts.lazy.compactMap { draft in
        Settled(draft: draft, base: base).title?.line
      }
      titlePart = SharedTitlePart(of: titles, feedTitle: feed.title)
    }

    /// Hands out the entries in source order; a draft goes when its entry is made.
    package consuming func forEach(_ body: (Entry) throws -> Void) rethrows {
      while let draft = drafts.popLast() { try body(entry(from: draft)) }
    }

    private func entry(from draft: Draft) -> Entry {
      let settled = Settled(draft: draft, base: base, channelMedia: channelMedia)
      var entry = Entry(settling: settled, descriptionIsBody: descriptionIsBody, feed: feed, editor: editor)
      entry.cleanTitle(of: titlePart)
      return entry
    }
  }
}
