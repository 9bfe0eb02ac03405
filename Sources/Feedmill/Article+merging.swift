internal import Model

extension Article {
  /// Joins what an entry says with the article of its page: for each field, which of the two is believed.
  ///
  /// The feed is believed about what it is the source of: identity, dates, people, labels and files. The page
  /// is believed about the body and about itself. What one of them leaves out comes from the other.
  init(feed: Article, page: Article) {
    self = feed
    extraction = page.extraction
    contentHTML = page.contentHTML
    contentText = page.contentText
    wordCount = page.wordCount
    contentHash = page.contentHash
    fingerprint = page.fingerprint
    self.page = page.page

    url = feed.url ?? page.url
    title = feed.title ?? page.title
    summary = feed.summary ?? page.summary
    published = feed.published ?? page.published
    modified = feed.modified ?? page.modified
    authors = feed.authors.isEmpty ? page.authors : feed.authors
    tags = feed.tags.isEmpty ? page.tags : feed.tags
    attachments = feed.attachments.isEmpty ? page.attachments : feed.attachments
    bannerImage = feed.bannerImage ?? page.bannerImage

    image = page.image ?? feed.image
    language = page.language ?? feed.language
    canonicalURL = page.canonicalURL
    siteName = page.siteName
    section = page.section
    subtitle = page.subtitle
    isPartial = page.isPartial
    isSponsored = page.isSponsored
    authorNote = page.authorNote
    warnings = feed.warnings + page.warnings
  }

  /// Whether a page's body is worth more than what the feed gave: it has one, and it isn't a mere part.
  func isBetter(than feed: Article) -> Bool {
    guard extraction.method != .none, let words = wordCount, words > 0 else { return false }
    let feedWords = feed.wordCount ?? 0
    // A gated page shows a part of what some feeds give whole; a page of many words is never the teaser.
    return 2 * words >= feedWords
  }
}
