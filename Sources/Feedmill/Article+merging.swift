internal import ArticleExtraction
internal import Foundation
internal import Model
internal import Prose

extension Article {
  /// Joins what an entry says with the article of its page.
  ///
  /// | field | who is believed |
  /// |---|---|
  /// | id, external URL, what the entry says beside | the feed: only it knows them |
  /// | body, its counts, extraction | the page, whose body was found to be better |
  /// | title, and how it was written | the feed, unless its title is cut short or ends in the site's name |
  /// | published | the feed, a day and more of difference is told |
  /// | modified | the later one: whoever is asked last knows more |
  /// | authors | who names a person, the feed first; pages of the people come from either |
  /// | summary, tags, attachments, banner | the feed, where it has any |
  /// | image, language | the page, which shows them |
  /// | canonical URL, site, section, subtitle, access, sponsored, author's note | the page |
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
    summary = feed.summary ?? page.summary
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
    mergeTitle(of: page)
    mergePublished(of: page)
    if let change = page.modified, change > modified ?? .distantPast {
      (modified, modifiedRaw) = (change, page.modifiedRaw)
    }
    mergeAuthors(of: page)
  }

  // MARK: Fields on which both have a say

  private mutating func mergeTitle(of page: Article) {
    guard let shown = page.title else { return }
    guard let title, title != shown else { return takeTitle(of: page) }
    let (own, other) = (folded(title), folded(shown))
    if own == other { return }
    if isCut(title), other.count > own.count, other.starts(with: own) { return takeTitle(of: page) }
    if own.starts(with: other), isSite(title.dropFirst(shown.count)) { return takeTitle(of: page) }
    warnings.append("title: the page has \u{201C}\(shown)\u{201D}")
  }

  private mutating func takeTitle(of page: Article) {
    rawTitle = page.rawTitle
    title = page.title
  }

  private func folded(_ text: String) -> [UInt8] { Folding.fold(Array(text.utf8)) }

  /// True for a title that software cut at a length.
  private func isCut(_ title: String) -> Bool { title.hasSuffix("…") || title.hasSuffix("...") }

  /// True for a separator and the name of the site or the feed.
  private func isSite(_ ending: Substring) -> Bool {
    let name = folded(String(ending.drop { !$0.isLetter && !$0.isNumber }))
    guard let first = ending.first, !first.isLetter, !first.isNumber, !name.isEmpty else { return false }
    return [siteName, feed?.title].compactMap(\.self).contains { folded($0) == name }
  }

  private mutating func mergePublished(of page: Article) {
    guard let own = published, let other = page.published else {
      if published == nil { (published, publishedRaw) = (page.published, page.publishedRaw) }
      return
    }
    guard abs(own.timeIntervalSince(other)) > Article.maxDateGap else { return }
    warnings.append("date_published: the page has \(other.formatted(.iso8601))")
  }

  /// Time zones and the hours between writing and publishing explain less than this, in seconds.
  private static let maxDateGap = 36.0 * 3600

  private mutating func mergeAuthors(of page: Article) {
    if !authors.contains(where: \.isNamedPerson), !page.authors.isEmpty,
      authors.isEmpty
        || page.authors.contains(where: \.isNamedPerson)
    {
      authors = page.authors
      return
    }
    for index in authors.indices {
      guard let name = authors[index].name.map(folded),
        let same = page.authors.first(where: { $0.name.map(folded) == name })
      else { continue }
      authors[index].url = authors[index].url ?? same.url
      authors[index].avatar = authors[index].avatar ?? same.avatar
    }
  }

  /// A body of less confidence is worth less than what a feed gives whole.
  private static let doubtfulConfidence = 0.6

  /// Whether a page's body is worth more than what the feed gave: it has one, and it isn't a mere part.
  func isBetter(than feed: Article) -> Bool {
    guard extraction.method != .none, let words = wordCount, words > 0 else { return false }
    let feedWords = feed.wordCount ?? 0
    // A handful of words, fewer than the feed's own, is "please wait" or "turn on JavaScript".
    if words < 50, words < feedWords { return false }
    // Whole texts of feeds are seldom wrong.
    if let confidence = extraction.confidence, confidence < Article.doubtfulConfidence, !Teaser.isOnly(feed) {
      return false
    }
    // A gated page shows a part of what some feeds give whole; a page of many words is never the teaser.
    return 2 * words >= feedWords
  }
}

extension Person {
  /// Whether it is someone with a name of their own: no "Staff", no "admin", no address.
  fileprivate var isNamedPerson: Bool { name.map(PersonNames.isFullName) ?? false }
}
