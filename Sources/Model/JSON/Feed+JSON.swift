extension Feed {
  /// The feed as a JSON Feed 1.1 document: one line, or indented by two spaces.
  public func json(pretty: Bool = false) -> [UInt8] {
    var json: [UInt8] = []
    writeJSON(pretty: pretty) { json += $0 }
    return json
  }

  /// Hands out the bytes of `json(pretty:)` in order, in chunks a little longer than 64 KiB, so that the
  /// document of a long feed is never in memory as a whole.
  public func writeJSON(pretty: Bool = false, chunk: ([UInt8]) throws -> Void) rethrows {
    var writer = FeedWriter(self, pretty: pretty)
    for index in entries.indices { try writer.write(entries[index], chunk: chunk) }
    try writer.finish(chunk: chunk)
  }
}

extension JSONWriter {
  /// Writes what comes before the items.
  mutating func beginFeed(_ feed: Feed) {
    beginObject()
    member("version", "https://jsonfeed.org/version/1.1")
    member("title", feed.title)
    member("home_page_url", feed.homePageURL)
    member("feed_url", feed.feedURL)
    member("description", feed.description)
    member("icon", feed.icon)
    member("favicon", feed.favicon)
    objects("authors", feed.authors) { $0.writeAuthor($1) }
    member("language", feed.language)
    member("expired", feed.isExpired ? true : nil)
    objects("hubs", feed.hubs) { writer, hub in
      writer.member("type", hub.type)
      writer.member("url", hub.url)
    }
    beginArray("items")
  }

  /// Writes what comes after the items.
  mutating func endFeed(_ feed: Feed) {
    endArray()
    object("_feedmill") { writer in
      writer.writeDocument(feed)
      writer.writeSchedule(feed)
      writer.writePeople(feed)
      writer.writeExtensions(feed)
    }
    endObject()
  }

  private mutating func writeDocument(_ feed: Feed) {
    echo("key", feed.key)
    member("source", feed.source, as: .exact)
    member("format", feed.format.rawValue)
    member("encoding", feed.encoding)
    member("title_type", feed.titleType?.rawValue)
    member("title_html", feed.titleHTML)
    member("description_html", feed.descriptionHTML, as: .lines)
    member("rights_html", feed.rightsHTML, as: .lines)
    member("info", feed.info)
    member("info_html", feed.infoHTML, as: .lines)
    context("title", feed.titleContext)
    context("description", feed.descriptionContext)
    context("rights", feed.rightsContext)
    context("info", feed.infoContext)
    member("subtitle", feed.subtitle)
    member("id", feed.id, as: .verbatim)
    member("rights", feed.rights)
    member("license", feed.license)
    object("generator") { writer in
      writer.member("name", feed.generator?.name)
      writer.member("url", feed.generator?.url)
      writer.member("version", feed.generator?.version)
    }
  }

  private mutating func writeSchedule(_ feed: Feed) {
    member("published", feed.published)
    member("updated", feed.updated)
    member("ttl_minutes", feed.ttlMinutes)
    member("update_period", feed.updatePeriod)
    member("update_frequency", feed.updateFrequency)
    member("update_base", feed.updateBase)
    member("validity", feed.validity)
    member("created", feed.created)
    member("rating", feed.rating)
    member("logo", feed.logo)
    member("skip_hours", feed.skipHours)
    member("skip_days", feed.skipDays)
    member("cloud", feed.cloud)
    member("hubs", feed.hubs.map(\.url))
    member("text_input", feed.textInput)
    member("image", feed.image)
  }

  private mutating func writePeople(_ feed: Feed) {
    objects("categories", feed.categories) { $0.write($1) }
    objects("authors", feed.people) { $0.writePerson($1) }
    objects("contributors", feed.contributors) { $0.writePerson($1) }
    elements("in_reply_to", feed.inReplyTo) { $0.write($1) }
    if let publisher = feed.publisher { object("publisher") { $0.writePerson(publisher) } }
    if let editor = feed.editor { object("editor") { $0.writePerson(editor) } }
    if let webmaster = feed.webmaster { object("webmaster") { $0.writePerson(webmaster) } }
    member("docs", feed.docs)
    objects("links", feed.links) { $0.write($1) }
  }

  private mutating func writeExtensions(_ feed: Feed) {
    member("geo", feed.geo)
    member("itunes", feed.itunes)
    member("podcast", feed.podcast)
    member("other", feed.other)
    member("next_page", feed.nextPage)
    if let paging = feed.paging { object("paging") { $0.write(paging) } }
    objects("deleted_entries", feed.deletedEntries) { $0.write($1) }
    member("new_feed_url", feed.newFeedURL)
    member("well_formed", feed.isWellFormed)
    member("warnings", feed.warnings)
  }
}
