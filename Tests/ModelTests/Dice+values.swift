import Foundation
import Model

extension Dice {
  mutating func entry(id: String) -> Entry {
    var entry = feedPart()
    entry.id = id
    entry.url = maybe { $0.url() }
    entry.externalURL = maybe { $0.url() }
    entry.title = maybe { $0.line() }
    entry.contentHTML = maybe { $0.text() }
    entry.contentText = maybe { $0.text() }
    entry.summary = maybe { $0.line() }
    entry.image = maybe { $0.url() }
    entry.bannerImage = maybe { $0.url() }
    entry.published = maybe { $0.date() }
    entry.modified = maybe { $0.date() }
    entry.authors = some { $0.person(email: false) }
    entry.tags = some { $0.line() }
    entry.language = maybe { $0.one(of: ["en", "ru", "zh-Hant"]) }
    entry.attachments = some { $0.enclosure() }
    entry.warnings = some { $0.line() }
    entry.authorNote = maybe { $0.text() }
    entry.isPartial = isFull || bool()
    for kind in ["appeal", "share"] where isFull || bool() { entry.removed[kind] = number(0...9) }
    return entry
  }

  /// What only `_feedmill` says of an entry.
  mutating func feedPart() -> Entry {
    var entry = Entry()
    entry.rawID = maybe { $0.line() + "e\u{301}" }
    entry.titleType = maybe { $0.one(of: [.text, .html, .xhtml]) }
    entry.rawTitle = maybe { $0.line() }
    entry.titleHTML = maybe { $0.line() }
    entry.summaryHTML = maybe { $0.text() }
    entry.contents = some { $0.content() }
    entry.links = some { $0.link() }
    entry.categories = some { $0.category() }
    entry.people = some { $0.person(email: true) }
    entry.contributors = some { $0.person(email: true) }
    entry.commentsURL = maybe { $0.url() }
    entry.commentCount = maybe { $0.number(0...100) }
    entry.commentsFeed = maybe { $0.url() }
    entry.commentsAPI = maybe { $0.url() }
    entry.sourceFeed = maybe { .object($0.members()) }
    entry.rights = maybe { $0.line() }
    entry.rightsHTML = maybe { $0.text() }
    entry.titleContext = maybe { $0.context() }
    entry.summaryContext = maybe { $0.context() }
    entry.rightsContext = maybe { $0.context() }
    entry.license = maybe { $0.url() }
    entry.publishedRaw = maybe { $0.line() }
    entry.modifiedRaw = maybe { $0.line() }
    entry.expired = maybe { $0.date() }
    entry.created = maybe { $0.date() }
    entry.guidIsPermalink = maybe { $0.bool() }
    entry.geo = maybe { $0.geo() }
    entry.itunes = someMembers()
    entry.podcast = someMembers()
    entry.media = some { $0.media() }
    entry.thumbnails = some {
      Thumbnail(url: $0.url(), width: $0.number(0...99), height: $0.number(0...99), time: $0.line())
    }
    entry.chapters = some {
      Chapter(startSeconds: $0.seconds(), title: $0.line(), href: $0.url(), image: $0.url())
    }
    entry.inReplyTo = some { .object([.init("ref", .string($0.line())), .init("href", .string($0.url()))]) }
    entry.publisher = maybe { $0.person(email: true) }
    entry.other = someMembers()
    return entry
  }

  mutating func context() -> TextContext { TextContext(base: url(), language: maybe { _ in "fr" }) }

  mutating func content() -> Content {
    var content = Content(type: one(of: ["html", "text"]), value: text() + "e\u{301}")
    content.language = maybe { _ in "en" }
    content.base = maybe { $0.url() }
    content.src = maybe { $0.url() }
    return content
  }

  mutating func link() -> Link {
    var link = Link(href: url(), rel: maybe { _ in "alternate" }, type: maybe { _ in "text/html" })
    link.title = maybe { $0.line() }
    link.hreflang = maybe { _ in "de" }
    link.length = maybe { _ in "about 12" }
    link.replyCount = maybe { $0.number(0...99) }
    link.repliesUpdated = maybe { $0.date() }
    return link
  }

  mutating func category() -> Model.Category {
    Category(term: line(), scheme: maybe { $0.url() }, label: maybe { $0.line() })
  }

  mutating func enclosure() -> Enclosure {
    var enclosure = Enclosure(
      url: url(), mimeType: maybe { _ in "audio/mpeg" }, sizeInBytes: maybe { $0.number(0...Int.max) })
    enclosure.title = maybe { $0.line() }
    enclosure.durationInSeconds = maybe { $0.seconds() }
    return enclosure
  }
}
