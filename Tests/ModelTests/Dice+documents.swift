import Foundation
import Model

extension Dice {
  mutating func article() -> Article {
    var article = Article(extraction: extraction())
    let top = entry(id: line())
    article.id = top.id
    article.url = top.url
    article.externalURL = top.externalURL
    article.title = top.title
    article.contentHTML = top.contentHTML
    article.contentText = top.contentText
    article.summary = top.summary
    article.image = top.image
    article.bannerImage = top.bannerImage
    article.published = top.published
    article.modified = top.modified
    article.authors = top.authors
    article.tags = top.tags
    article.language = top.language
    article.attachments = top.attachments
    fillFeedmill(of: &article)
    article.rawTitle = maybe { $0.line() }
    article.publishedRaw = maybe { $0.line() }
    article.modifiedRaw = maybe { $0.line() }
    var part = feedPart()
    (part.rawTitle, part.publishedRaw, part.modifiedRaw) = (nil, nil, nil)
    article.entry = part == Entry() ? nil : part
    return article
  }

  private mutating func fillFeedmill(of article: inout Article) {
    article.key = maybe { $0.value() }
    article.source = maybe { $0.line() + "\u{7}\u{9F}e\u{301}" }
    article.canonicalURL = maybe { $0.url() }
    article.siteName = maybe { $0.line() }
    article.section = maybe { $0.line() }
    article.subtitle = maybe { $0.line() }
    article.wordCount = maybe { $0.number(0...9999) }
    article.contentHash = maybe { _ in "sha256:" + String(repeating: "0f", count: 32) }
    article.fingerprint = maybe { $0.next() >> 7 }
    article.isPartial = isFull || bool()
    article.isSponsored = maybe { $0.bool() }
    article.authorNote = maybe { $0.text() }
    article.event = maybe { $0.one(of: [.new, .update]) }
    article.revision = maybe { $0.number(0...9) }
    article.sequence = maybe { $0.number(0...Int.max) }
    article.duplicateOf = maybe { $0.line() }
    article.page = maybe { dice in
      var page = Article.Page(url: dice.url(), encoding: dice.maybe { _ in "utf-8" })
      page.status = dice.maybe { _ in 200 }
      page.contentType = dice.maybe { _ in "text/html" }
      page.fetchedAt = dice.maybe { $0.date() }
      page.recordID = dice.maybe { "<urn:uuid:\($0.number(0...99))>" }
      page.recordOffset = dice.maybe { $0.number(0...Int.max) }
      return page
    }
    article.feed = maybe { .init(url: $0.url(), title: $0.line(), format: $0.one(of: FeedFormat.allCases)) }
    article.warnings = some { $0.line() }
  }

  private mutating func extraction() -> Extraction {
    var extraction = Extraction(method: one(of: [.siteRule, .generic, .feed, .jsonLD, .none]))
    extraction.rule = maybe { $0.line() }
    extraction.confidence = maybe { Double($0.number(0...1000)) / 1000 }
    extraction.pageType = maybe { $0.one(of: [.article, .forum, .listing, .documentation]) }
    for number in 0..<number(isFull ? 1...3 : 0...3) {
      extraction.removed["kind \(number)"] = self.number(0...9)
    }
    extraction.removals = maybe { dice in [dice.removal()] }
    extraction.fields = maybe {
      [.init(field: "title", source: $0.line()), .init(field: "date", source: "b")]
    }
    return extraction
  }

  private mutating func removal() -> Extraction.Removal {
    Extraction.Removal(
      rule: line(), at: maybe { "a:\($0.number(1...9))" }, kind: one(of: ["appeal", "related"]),
      pattern: maybe { $0.line() }, block: maybe { $0.number(0...99) }, words: number(0...99), text: line())
  }

  mutating func feed() -> Feed {
    var feed = Feed(format: one(of: FeedFormat.allCases))
    feed.title = maybe { $0.line() }
    feed.homePageURL = maybe { $0.url() }
    feed.feedURL = maybe { $0.url() }
    feed.description = maybe { $0.line() }
    feed.icon = maybe { $0.url() }
    feed.favicon = maybe { $0.url() }
    feed.authors = some { $0.person(email: false) }
    feed.language = maybe { _ in "en" }
    feed.isExpired = isFull || bool()
    feed.hubs = some { Feed.Hub(type: $0.one(of: ["WebSub", "rssCloud"]), url: $0.url()) }
    feed.entries = (0..<number(isFull ? 2...4 : 0...3)).map { entry(id: "\($0)") }
    fillDocument(of: &feed)
    fillSchedule(of: &feed)
    feed.categories = some { $0.category() }
    feed.people = some { $0.person(email: true) }
    feed.contributors = some { $0.person(email: true) }
    feed.publisher = maybe { $0.person(email: true) }
    feed.editor = maybe { $0.person(email: true) }
    feed.webmaster = maybe { $0.person(email: true) }
    feed.inReplyTo = some { .object([.init("ref", .string($0.line()))]) }
    feed.docs = maybe { $0.url() }
    feed.links = some { $0.link() }
    feed.itunes = someMembers()
    feed.podcast = someMembers()
    feed.other = someMembers()
    feed.nextPage = maybe { $0.url() }
    feed.paging = maybe { $0.paging() }
    feed.deletedEntries = some { $0.deletedEntry() }
    feed.geo = maybe { $0.geo() }
    feed.newFeedURL = maybe { $0.url() }
    feed.isWellFormed = bool()
    feed.warnings = some { $0.line() }
    return feed
  }

  private mutating func fillDocument(of feed: inout Feed) {
    feed.key = maybe { $0.value() }
    feed.source = maybe { $0.line() + "\u{1B}[31m" }
    feed.encoding = maybe { _ in "utf-8" }
    feed.titleType = maybe { _ in .html }
    feed.titleHTML = maybe { $0.line() }
    feed.descriptionHTML = maybe { $0.text() }
    feed.rightsHTML = maybe { $0.text() }
    feed.info = maybe { $0.line() }
    feed.infoHTML = maybe { $0.text() }
    feed.titleContext = maybe { $0.context() }
    feed.descriptionContext = maybe { $0.context() }
    feed.rightsContext = maybe { $0.context() }
    feed.infoContext = maybe { $0.context() }
    feed.subtitle = maybe { $0.line() }
    feed.id = maybe { $0.line() }
    feed.rights = maybe { $0.line() }
    feed.license = maybe { $0.url() }
    feed.generator = maybe { .init(name: $0.line(), url: $0.url(), version: $0.maybe { _ in "1.0" }) }
  }

  private mutating func fillSchedule(of feed: inout Feed) {
    feed.published = maybe { $0.date() }
    feed.updated = maybe { $0.date() }
    feed.created = maybe { $0.date() }
    feed.ttlMinutes = maybe { $0.number(0...9999) }
    feed.updatePeriod = maybe { _ in "hourly" }
    feed.updateFrequency = maybe { $0.number(1...9) }
    feed.updateBase = maybe { $0.date() }
    feed.validity = maybe { _ in .object([.init("start", .string("2014-09-11T15:22:00Z"))]) }
    feed.rating = maybe { $0.line() }
    feed.logo = maybe { $0.url() }
    feed.skipHours = some { $0.number(0...23) }
    feed.skipDays = some { _ in "Monday" }
    feed.cloud = someMembers()
    feed.textInput = someMembers()
    feed.image = maybe { [.init("url", .string($0.url())), .init("width", .integer(88))] } ?? []
  }
}
