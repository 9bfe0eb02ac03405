internal import Model

extension Feed.Paging {
  /// What a feed's links and `fh` elements say of its other pages (RFC 5005); nil when they say nothing.
  init?(draft: Draft, links: [Link]) {
    self.init()
    first = Settled.link("first", among: links)?.href
    previous = (Settled.link("previous", among: links) ?? Settled.link("prev", among: links))?.href
    last = Settled.link("last", among: links)?.href
    current = Settled.link("current", among: links)?.href
    previousArchive = Settled.link("prev-archive", among: links)?.href
    nextArchive = Settled.link("next-archive", among: links)?.href
    isArchive = draft.isArchive
    isComplete = draft.isComplete
    if self == Self() { return nil }
  }
}

extension Settled {
  /// A deleted entry with absolute links.
  func deleted(_ entry: Feed.DeletedEntry) -> Feed.DeletedEntry {
    var entry = entry
    let page = url(entry.by?.url)
    entry.by?.url = page
    entry.links = entry.links.compactMap { link in
      guard let href = url(link.href) else { return nil }
      var link = link
      link.href = href
      return link
    }
    return entry
  }
}
