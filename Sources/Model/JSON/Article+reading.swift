extension Article {
  /// The article that a JSON Feed item of the output describes, from the item's bytes.
  public init(json bytes: [UInt8]) throws(JSONError) { try self.init(json: JSONValue(parsing: bytes)) }

  /// The article that a JSON Feed item of the output describes.
  ///
  /// Its `entry` holds only what the feed's part of `_feedmill` says: the rest of an entry is the article's own.
  public init(json value: JSONValue) throws(JSONError) {
    guard value.members != nil else { throw .notAnObject(expected: "an item") }
    let fields = JSONFields(value)
    let feedmill = JSONFields(fields["_feedmill"])
    // An item without `extraction` is a feed's entry as it stands.
    self.init(extraction: Extraction(fields: feedmill.object("extraction")) ?? Extraction(method: .feed))
    readItem(fields)
    readFeedmill(feedmill)
    warnings = feedmill.texts("warnings")
    entry = Entry(fromFeed: feedmill)
  }

  private mutating func readFeedmill(_ fields: JSONFields) {
    key = fields["key"]
    source = fields.text("source")
    rawTitle = fields.text("title_raw")
    publishedRaw = fields.text("date_published_raw")
    modifiedRaw = fields.text("date_modified_raw")
    canonicalURL = fields.text("canonical_url")
    siteName = fields.text("site_name")
    section = fields.text("section")
    subtitle = fields.text("subtitle")
    wordCount = fields.integer("word_count")
    contentHash = fields.text("content_hash")
    fingerprint = fields.text("fingerprint").flatMap { UInt64($0, radix: 16) }
    isPartial = fields.text("access") == "partial"
    isSponsored = fields.bool("sponsored")
    authorNote = fields.text("author_note")
    event = fields.choice("event")
    revision = fields.integer("revision")
    sequence = fields.integer("seq")
    duplicateOf = fields.text("duplicate_of")
    page = fields.object("page").map(Page.init(fields:))
    feed = fields.object("feed").map {
      FeedReference(url: $0.text("url"), title: $0.text("title"), format: $0.choice("format"))
    }
  }
}

extension Article.Page {
  fileprivate init(fields: JSONFields) {
    self.init(url: fields.text("url"), encoding: fields.text("encoding"))
    status = fields.integer("status")
    contentType = fields.text("content_type")
    fetchedAt = fields.date("fetched_at")
    recordOffset = fields.integer("record_offset")
    recordID = fields.text("record_id")
  }
}

extension Extraction {
  /// What an item's `extraction` says; nil when there is none.
  init?(fields: JSONFields?) {
    guard let fields, let method: Method = fields.choice("method") else { return nil }
    self.init(method: method)
    rule = fields.text("rule")
    confidence = fields.number("confidence")
    pageType = fields.choice("page_type")
    for member in fields.members("removed") { removed[member.key] = member.value.integer }
    if fields["removals"] != nil { removals = fields.objects("removals", Removal.init(fields:)) }
    if fields["fields"] != nil {
      self.fields = fields.members("fields").compactMap { member in
        member.value.string.map { FieldSource(field: member.key, source: $0) }
      }
    }
  }
}

extension Extraction.Removal {
  fileprivate init?(fields: JSONFields) {
    guard let rule = fields.text("rule"), let kind = fields.text("kind") else { return nil }
    self.init(
      rule: rule, at: fields.text("at"), kind: kind, pattern: fields.text("pattern"),
      block: fields.integer("block"), words: fields.integer("words") ?? 0, text: fields.text("text") ?? "")
  }
}
