internal import Foundation

/// What JSON Feed has keys for in an item: an article and an entry share it.
protocol Item {
  var id: String? { get set }
  var url: String? { get set }
  var externalURL: String? { get set }
  var title: String? { get set }
  var contentHTML: String? { get set }
  var contentText: String? { get set }
  var summary: String? { get set }
  var image: String? { get set }
  var bannerImage: String? { get set }
  var published: Date? { get set }
  var modified: Date? { get set }
  var authors: [Person] { get set }
  var tags: [String] { get set }
  var language: String? { get set }
  var attachments: [Enclosure] { get set }
}

extension JSONWriter {
  /// Writes the members of an item: JSON Feed's own, then `_feedmill` with what `write` writes.
  mutating func writeItem(_ item: some Item, feedmill write: (inout JSONWriter) -> Void) {
    member("id", item.id)
    member("url", item.url)
    member("external_url", item.externalURL)
    member("title", item.title)
    member("content_html", item.contentHTML, as: .lines)
    member("content_text", item.contentText, as: .lines)
    member("summary", item.summary)
    member("image", item.image)
    member("banner_image", item.bannerImage)
    member("date_published", item.published)
    member("date_modified", item.modified)
    objects("authors", item.authors) { $0.writeAuthor($1) }
    member("tags", item.tags)
    member("language", item.language)
    objects("attachments", item.attachments) { $0.write($1) }
    object("_feedmill", write)
  }

  /// Writes a person as JSON Feed has authors, without the address.
  mutating func writeAuthor(_ person: Person) {
    member("name", person.name)
    member("url", person.url)
    member("avatar", person.avatar)
  }

  private mutating func write(_ enclosure: Enclosure) {
    member("url", enclosure.url)
    member("mime_type", enclosure.mimeType)
    member("title", enclosure.title)
    member("size_in_bytes", enclosure.sizeInBytes)
    member("duration_in_seconds", enclosure.durationInSeconds)
  }
}
