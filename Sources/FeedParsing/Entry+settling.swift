internal import Foundation
internal import Model
internal import Prose

extension Entry {
  /// The entry that a draft describes, in a feed of which all but the entries is settled.
  ///
  /// `descriptionIsBody` says that the format has one element for bodies and summaries: alone, it is the body.
  init(settling settled: Settled, descriptionIsBody: Bool, feed: Feed, editor: (any BodyEditor)?) {
    self.init()
    let draft = settled.draft
    links = settled.links
    settlePlaces(settled)
    // After the places: the entry's page chooses the rules.
    settleTexts(settled, descriptionIsBody: descriptionIsBody, editing: editing(editor, draft, feed))
    settleTimes(draft)
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
    let texts = [title ?? "", date, contentText ?? summary ?? ""]
    // What says nothing is told apart by its files.
    let files = texts.allSatisfy(\.isEmpty) ? attachments.map(\.url) + media.compactMap(\.url) : []
    return Fingerprint.contentHash((texts + files).joined(separator: "\n"))
  }

  /// The editor for this entry's contents.
  private func editing(_ editor: (any BodyEditor)?, _ draft: Draft, _ feed: Feed) -> BodyEditing? {
    guard let editor else { return nil }
    let place = BodyPlace(
      url: url ?? feed.homePageURL, language: draft.language ?? feed.language,
      siteNames: feed.title.map { [$0] } ?? [])
    return BodyEditing(editor, at: place)
  }

  private mutating func settleTexts(_ settled: Settled, descriptionIsBody: Bool, editing: BodyEditing?) {
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
      settleBody(body, base: base, editing)
      // A body given as text too, as JSON Feed allows, needs none made of its markup.
      if body.isMarkup, let text = bodies.first(where: { $0.form == .text }) {
        contentText = edited(text.value, editing)
      }
      settleSummary(description, base: base, editing)
    } else if descriptionIsBody, let body = draft.description {
      settleBody(body, base: base, editing)
    } else {
      settleSummary(description, base: base, editing)
    }
    titleContext = settled.title?.context
    rightsContext = draft.rights?.context
    summaryContext = description?.context
    contents = (draft.contents + [description].compactMap(\.self)).map { $0.content(base: base) }
  }

  private mutating func settleBody(_ body: FeedText, base: String?, _ editing: BodyEditing?) {
    if body.isMarkup {
      let clean = CleanFragment(Array(body.markup.utf8), base: body.place.base ?? base, editing: editing)
      if !clean.html.isEmpty { contentHTML = String(decoding: clean.html, as: UTF8.self) }
      if !clean.text.isEmpty { contentText = clean.text }
      if let edit = clean.edit { note(edit) }
    } else {
      contentText = edited(body.value, editing)
    }
  }

  private mutating func settleSummary(_ text: FeedText?, base: String?, _ editing: BodyEditing?) {
    guard let text, let editing else {
      summary = text?.line
      summaryHTML = text?.html(base: base)
      return
    }
    let bytes = Array(text.value.utf8)
    if text.isMarkup, text.value.hasMarkupBytes, editing.mayEdit(bytes) {
      let clean = CleanFragment(treeOf: bytes, base: text.place.base ?? base, editing: editing)
      let line = normalizedText(clean.text)
      summary = line.isEmpty ? nil : line
      summaryHTML = clean.html.isEmpty ? nil : String(decoding: clean.html, as: UTF8.self)
      if let edit = clean.edit { note(edit) }
    } else {
      summary = text.line.flatMap { edited($0, editing) }
      summaryHTML = text.html(base: base)
    }
  }

  /// Plain text without chrome; nil when nothing is left.
  private mutating func edited(_ text: String, _ editing: BodyEditing?) -> String? {
    guard let (edited, edit) = editing?.edit(text) else { return text }
    note(edit)
    return edited.isEmpty ? nil : edited
  }

  /// Remembers what was removed; the same text as body and summary counts once.
  private mutating func note(_ edit: BodyEdit) {
    for (kind, count) in edit.removed { removed[kind] = max(removed[kind] ?? 0, count) }
    authorNote = authorNote ?? edit.authorNote
    isPartial = isPartial || edit.isPartial
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
    if let service = url, let target = RedirectingService.target(of: service) {
      url = target
      links.append(Link(href: service, rel: "via"))
    }
    externalURL = settled.url(draft.externalURL)
    guidIsPermalink = draft.guidIsPermalink
    let replies = links.filter { $0.isRelated(as: "replies") }
    let feedTypes = ["application/atom+xml", "application/rss+xml"]
    commentsFeed =
      settled.url(draft.commentsFeed) ?? replies.first { feedTypes.contains($0.type ?? "") }?.href
    commentsURL = settled.url(draft.commentsURL) ?? replies.first { $0.type == "text/html" }?.href
    commentsAPI = settled.url(draft.commentsAPI)
    commentCount = draft.commentCount ?? replies.compactMap(\.replyCount).max()
    license = settled.license(among: links)
  }

  private mutating func settlePeople(_ settled: Settled) {
    people = settled.people
    authors = Settled.readerAuthors(people)
    contributors = settled.contributors
    publisher = settled.draft.publisher
  }

  private mutating func settleRest(_ settled: Settled) {
    let draft = settled.draft
    language = draft.language?.hyphenated
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
