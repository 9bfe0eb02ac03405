extension Entry: Item {
  /// The entry as a JSON Feed item: one line, or indented by two spaces.
  public func json(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.write(self)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes an entry as an object that stands alone or in an array.
  mutating func write(_ entry: Entry) {
    beginObject()
    writeItem(entry) {
      $0.member("access", entry.isPartial ? "partial" : nil)
      $0.member("author_note", entry.authorNote, as: .lines)
      if !entry.removed.isEmpty {
        var extraction = Extraction(method: .feed)
        extraction.removed = entry.removed
        $0.object("extraction") { $0.write(extraction) }
      }
      $0.member("warnings", entry.warnings)
      $0.writeFromFeed(entry)
    }
    endObject()
  }

  /// Writes the part of `_feedmill` that says what the feed said.
  mutating func writeFromFeed(_ entry: Entry) {
    member("id", entry.rawID, as: .verbatim)
    member("title_raw", entry.rawTitle)
    member("title_type", entry.titleType?.rawValue)
    member("title_html", entry.titleHTML)
    member("summary_html", entry.summaryHTML, as: .lines)
    context("title", entry.titleContext)
    context("summary", entry.summaryContext)
    context("rights", entry.rightsContext)
    objects("contents", entry.contents) { $0.write($1) }
    objects("links", entry.links) { $0.write($1) }
    objects("categories", entry.categories) { $0.write($1) }
    objects("authors", entry.people) { $0.writePerson($1) }
    objects("contributors", entry.contributors) { $0.writePerson($1) }
    member("comments_url", entry.commentsURL)
    member("comment_count", entry.commentCount)
    member("comments_feed", entry.commentsFeed)
    member("source_feed", entry.sourceFeed)
    member("rights", entry.rights)
    member("rights_html", entry.rightsHTML, as: .lines)
    member("license", entry.license)
    member("date_published_raw", entry.publishedRaw)
    member("date_modified_raw", entry.modifiedRaw)
    member("expired", entry.expired)
    member("created", entry.created)
    member("guid_is_permalink", entry.guidIsPermalink)
    member("geo", entry.geo)
    member("itunes", entry.itunes)
    member("podcast", entry.podcast)
    objects("media", entry.media) { $0.write($1) }
    objects("thumbnails", entry.thumbnails) { $0.write($1) }
    objects("chapters", entry.chapters) { $0.write($1) }
    elements("in_reply_to", entry.inReplyTo) { $0.write($1) }
    if let publisher = entry.publisher { object("publisher") { $0.writePerson(publisher) } }
    member("comments_api", entry.commentsAPI)
    member("other", entry.other)
  }

  /// Writes a person as a feed has them, with the address.
  mutating func writePerson(_ person: Person) {
    member("name", person.name)
    member("email", person.email)
    member("url", person.url)
  }

  /// Writes a link.
  mutating func write(_ link: Link) {
    member("rel", link.rel)
    member("href", link.href)
    member("type", link.type)
    member("title", link.title)
    member("hreflang", link.hreflang)
    member("length", link.length)
    member("count", link.replyCount)
    member("updated", link.repliesUpdated)
  }

  /// Writes a category.
  mutating func write(_ category: Category) {
    member("term", category.term)
    member("scheme", category.scheme)
    member("label", category.label)
  }

  private mutating func write(_ content: Content) {
    member("type", content.type)
    member("value", content.value, as: .verbatim)
    member("language", content.language)
    member("base", content.base)
    member("src", content.src)
  }
}
