extension Article: Item {
  /// The article as a JSON Feed item: one line, or indented by two spaces.
  public func json(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.beginObject()
    writer.writeItem(self) { $0.writeFeedmill(of: self) }
    writer.endObject()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func writeFeedmill(of article: Article) {
    echo("key", article.key)
    member("source", article.source, as: .exact)
    member("canonical_url", article.canonicalURL)
    member("site_name", article.siteName)
    member("section", article.section)
    member("subtitle", article.subtitle)
    member("word_count", article.wordCount)
    member("content_hash", article.contentHash)
    member("fingerprint", article.fingerprint.map(Self.hexadecimal))
    member("access", article.isPartial ? "partial" : nil)
    member("sponsored", article.isSponsored)
    member("author_note", article.authorNote, as: .lines)
    member("event", article.event?.rawValue)
    member("revision", article.revision)
    member("seq", article.sequence)
    member("duplicate_of", article.duplicateOf)
    if let page = article.page { object("page") { $0.write(page) } }
    if let feed = article.feed { object("feed") { $0.write(feed) } }
    object("extraction") { $0.write(article.extraction) }
    let known = Set(article.warnings)
    member("warnings", article.warnings + (article.entry?.warnings.filter { !known.contains($0) } ?? []))
    // How title and dates were written stands among what the feed said, from wherever it comes.
    var entry = article.entry ?? Entry()
    (entry.rawTitle, entry.publishedRaw) = (article.rawTitle, article.publishedRaw)
    entry.modifiedRaw = article.modifiedRaw
    writeFromFeed(entry)
  }

  /// 16 hexadecimal digits.
  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  fileprivate mutating func write(_ page: Article.Page) {
    member("url", page.url)
    member("status", page.status)
    member("content_type", page.contentType)
    member("encoding", page.encoding)
    member("fetched_at", page.fetchedAt)
    member("record_offset", page.recordOffset)
    member("record_id", page.recordID)
  }

  private mutating func write(_ feed: Article.FeedReference) {
    member("url", feed.url)
    member("title", feed.title)
    member("format", feed.format?.rawValue)
  }

  /// Writes how a body was found.
  mutating func write(_ extraction: Extraction) {
    member("method", extraction.method.rawValue)
    member("rule", extraction.rule)
    member("confidence", extraction.confidence)
    member("page_type", extraction.pageType?.rawValue)
    let kinds = extraction.removed.sorted { $0.key < $1.key }
    member("removed", kinds.map { JSONValue.Member($0.key, .integer($0.value)) })
    objects("removals", extraction.removals ?? []) { $0.write($1) }
    member("fields", (extraction.fields ?? []).map { JSONValue.Member($0.field, .string($0.source)) })
  }

  private mutating func write(_ removal: Extraction.Removal) {
    member("rule", removal.rule)
    member("at", removal.at)
    member("kind", removal.kind)
    member("pattern", removal.pattern)
    member("block", removal.block)
    member("words", removal.words)
    member("text", removal.text)
  }
}
