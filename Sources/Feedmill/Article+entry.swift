internal import ArticleExtraction
internal import Foundation
public import Model

extension Article {
  /// The article that a feed's entry is by itself, its page not looked at.
  ///
  /// - Parameters:
  ///   - entry: the entry.
  ///   - feed: the feed it stands in.
  ///   - url: where the feed lives, as the list has it; nil for what the feed says of itself.
  public init(entry: Entry, of feed: Feed, at url: String? = nil) {
    self.init(extraction: Extraction(method: entry.hasContent ? .feed : .none))
    id = entry.id
    self.url = entry.url
    externalURL = entry.externalURL
    title = entry.title
    rawTitle = entry.rawTitle
    publishedRaw = entry.publishedRaw
    modifiedRaw = entry.modifiedRaw
    contentHTML = entry.contentHTML
    contentText = entry.contentText
    summary = entry.summary
    image = entry.image
    bannerImage = entry.bannerImage
    published = entry.published
    modified = entry.modified
    authors = entry.authors
    tags = entry.tags
    language = TextLanguage.settled(entry.language ?? feed.language, by: entry.contentText ?? "")
    attachments = entry.attachments
    warnings = entry.warnings
    extraction.removed = entry.removed
    authorNote = entry.authorNote
    isPartial = entry.isPartial
    self.entry = entry
    self.entry?.rawTitle = nil
    self.entry?.publishedRaw = nil
    self.entry?.modifiedRaw = nil
    self.entry?.removed = [:]
    self.entry?.authorNote = nil
    self.entry?.isPartial = false
    self.feed = FeedReference(url: url ?? feed.feedURL, title: feed.title, format: feed.format)
    fillCounts()
  }
}

extension Entry {
  /// Whether the feed gives more than a title and a summary.
  var hasContent: Bool { contentText?.isEmpty == false || contentHTML?.isEmpty == false }
}
