internal import Foundation
internal import Model
internal import Prose

extension Entry {
  /// The entry that a draft describes, in a feed of which all but the entries is settled.
  ///
  /// `descriptionIsBody` says that the format has one element for bodies and summaries: alone, it is the body.
  init(settling settled: Settled, descriptionIsBody: Bool, feed: Feed) {
    self.init()
    let draft = settled.draft
    links = settled.links
    settleTexts(settled, descriptionIsBody: descriptionIsBody)
    settleTimes(draft)
    settlePlaces(settled)
    settlePeople(settled)
    settleFiles(settled)
    settleRest(settled)
    // Last, for the hash is over what the others settled.
    rawID = draft.id
    id = draft.id ?? draft.otherID ?? url ?? hash
  }

  /// An id for an entry that has neither id nor link.
  private var hash: String {
    let date = published.flatMap(RFC3339.write) ?? publishedRaw ?? ""
    return Fingerprint.contentHash([title ?? "", date, contentText ?? summary ?? ""].joined(separator: "\n"))
  }

  private mutating func settleTexts(_ settled: Settled, descriptionIsBody: Bool) {
    let draft = settled.draft
    let base = settled.base
    title = settled.title?.line ?? draft.itunes["title"]?.string
    titleType = settled.title?.type
    titleHTML = settled.title?.html(base: base)
    rights = draft.rights?.line
    rightsHTML = draft.rights?.html(base: base)
    let bodies = draft.contents.filter { $0.form != .other && !$0.value.isEmpty }
    let description =
      draft.description ?? draft.otherDescription ?? draft.mediaDescription ?? draft.iTunesSummary
    if let body = bodies.first(where: \.isMarkup) ?? bodies.first {
      settleBody(body, base: base)
      // A body given as text too, as JSON Feed allows, needs none made of its markup.
      if body.isMarkup, let text = bodies.first(where: { $0.form == .text }) { contentText = text.value }
      settleSummary(description, base: base)
    } else if descriptionIsBody, let body = draft.description {
      settleBody(body, base: base)
    } else {
      settleSummary(description, base: base)
    }
    titleContext = settled.title?.context
    rightsContext = draft.rights?.context
    summaryContext = description?.context
    contents = (draft.contents + [description].compactMap(\.self)).map { $0.content(base: base) }
  }

  private mutating func settleBody(_ body: FeedText, base: String?) {
    if body.isMarkup {
      let clean = CleanFragment(Array(body.value.utf8), base: body.place.base ?? base)
      if !clean.html.isEmpty { contentHTML = String(decoding: clean.html, as: UTF8.self) }
      if !clean.text.isEmpty { contentText = clean.text }
    } else {
      contentText = body.value
    }
  }

  private mutating func settleSummary(_ text: FeedText?, base: String?) {
    summary = text?.line
    summaryHTML = text?.html(base: base)
  }

  private mutating func settleTimes(_ draft: Draft) {
    let written = draft.published ?? draft.issued ?? draft.date
    publishedRaw = (written ?? draft.created ?? draft.updated)?.raw
    let change = draft.updated ?? draft.modified ?? (draft.published == nil ? nil : draft.date)
    modifiedRaw = change?.raw
    modified = change?.date
    created = draft.created?.date
    published = written?.date ?? draft.created?.date ?? modified
    expired = draft.expired?.date
    warnings += [written, change, draft.created, draft.expired].compactMap { $0?.problem }
  }

  private mutating func settlePlaces(_ settled: Settled) {
    let draft = settled.draft
    url = settled.url(draft.originalLink) ?? settled.page(among: links) ?? settled.url(draft.permalink)
    externalURL = settled.url(draft.externalURL)
    guidIsPermalink = draft.guidIsPermalink
    let replies = links.filter { $0.rel?.lowercased() == "replies" }
    let feedTypes = ["application/atom+xml", "application/rss+xml"]
    commentsFeed =
      settled.url(draft.commentsFeed) ?? replies.first { feedTypes.contains($0.type ?? "") }?.href
    commentsURL = settled.url(draft.commentsURL) ?? replies.first { $0.type == "text/html" }?.href
    commentsAPI = settled.url(draft.commentsAPI)
    commentCount = draft.commentCount ?? replies.compactMap(\.replyCount).max()
    license = settled.license
  }

  private mutating func settlePeople(_ settled: Settled) {
    people = settled.people
    authors = Settled.readerAuthors(people)
    contributors = settled.contributors
    publisher = settled.draft.publisher
  }

  private mutating func settleRest(_ settled: Settled) {
    let draft = settled.draft
    language = draft.language?.replacing("_", with: "-")
    categories = draft.categories
    tags = settled.tags
    geo = draft.geometry
    podcast = draft.podcast
    chapters = draft.chapters
    inReplyTo = draft.inReplyTo
    other = draft.other
    if let source = draft.source { sourceFeed = source.sourceValue(base: settled.base) }
  }
}
