internal import Foundation
internal import Model
internal import Prose

extension Feed {
  /// The feed that a draft describes, without its entries.
  init(settling draft: Draft, format: FeedFormat, url: String?) {
    self.init(format: format)
    let draftLinks = Settled(draft: draft, base: url).links
    let home = Settled(draft: draft, base: url).page(among: draftLinks)
    let settled = Settled(draft: draft, base: url ?? home)
    homePageURL = home
    links = settled.links
    settleTexts(settled)
    settlePlaces(settled, url: url)
    settlePeople(settled)
    settleTimes(draft)
    settleRest(settled)
    warnings = draft.warnings + [draft.published, draft.updated, draft.date].compactMap { $0?.problem }
  }

  private mutating func settleTexts(_ settled: Settled) {
    let draft = settled.draft
    title = settled.title?.line
    titleType = settled.title?.type
    titleHTML = settled.title?.html(base: settled.base)
    let description =
      draft.description ?? draft.otherDescription ?? draft.mediaDescription ?? draft.iTunesSummary
    self.description = description?.line ?? draft.itunes["subtitle"]?.string
    descriptionHTML = description?.html(base: settled.base)
    rights = draft.rights?.line
    rightsHTML = draft.rights?.html(base: settled.base)
    info = draft.info?.line
    infoHTML = draft.info?.html(base: settled.base)
    titleContext = settled.title?.context
    descriptionContext = description?.context
    rightsContext = draft.rights?.context
    infoContext = draft.info?.context
    subtitle = draft.subtitle
  }

  private mutating func settlePlaces(_ settled: Settled, url: String?) {
    let draft = settled.draft
    id = draft.id
    feedURL = settled.url(draft.feedURL) ?? Settled.link("self", among: links)?.href ?? url
    nextPage = settled.url(draft.nextPage) ?? Settled.link("next", among: links)?.href
    paging = Paging(draft: draft, links: links)
    newFeedURL = settled.url(draft.newFeedURL)
    let hubLinks = links.filter { $0.isRelated(as: "hub") }.map { Hub(type: "WebSub", url: $0.href) }
    hubs = draft.hubs + hubLinks
    itunes = settled.itunes
    podcast = draft.podcast
    icon = settled.url(draft.icon) ?? itunes["image"]?.string
    favicon = settled.url(draft.favicon)
    logo = settled.url(draft.logo)
    image = settled.image
    if image["url"] == nil, let picture = Entry.leadImage(of: settled) { image.add("url", picture) }
    docs = settled.url(draft.docs)
    license = settled.license(among: links)
  }

  private mutating func settlePeople(_ settled: Settled) {
    people = settled.people
    authors = Settled.readerAuthors(people)
    contributors = settled.contributors
    publisher = settled.draft.publisher
    editor = settled.draft.editor
    webmaster = settled.draft.webmaster
  }

  private mutating func settleTimes(_ draft: Draft) {
    published = draft.published?.date ?? draft.issued?.date
    updated = draft.updated?.date ?? draft.modified?.date ?? draft.date?.date
    created = draft.created?.date
    ttlMinutes = draft.ttlMinutes
    updatePeriod = draft.updatePeriod
    updateFrequency = draft.updateFrequency
    updateBase = draft.updateBase
    validity = draft.validity
    skipHours = draft.skipHours
    skipDays = draft.skipDays
    isExpired = draft.isExpired
  }

  private mutating func settleRest(_ settled: Settled) {
    let draft = settled.draft
    language = draft.language?.hyphenated
    generator = draft.generator
    generator?.url = settled.url(draft.generator?.url)
    rating = draft.rating
    cloud = draft.cloud
    textInput = draft.textInput.compactMap { member in
      guard member.key == "link" else { return member }
      return settled.url(member.value.string).map { .init("link", .string($0)) }
    }
    categories = draft.categories
    geo = draft.geometry
    deletedEntries = draft.deletedEntries.map { settled.deleted($0) }
    other = draft.other
    inReplyTo = draft.inReplyTo
  }
}
