internal import Foundation

extension Item {
  /// Reads what JSON Feed has keys for.
  mutating func readItem(_ fields: JSONFields) {
    id = fields["id"]?.printed
    url = fields.text("url")
    externalURL = fields.text("external_url")
    title = fields.text("title")
    contentHTML = fields.text("content_html")
    contentText = fields.text("content_text")
    summary = fields.text("summary")
    image = fields.text("image")
    bannerImage = fields.text("banner_image")
    published = fields.date("date_published")
    modified = fields.date("date_modified")
    authors = fields.objects("authors", Person.init(fields:))
    tags = fields.texts("tags")
    language = fields.text("language")
    attachments = fields.objects("attachments", Enclosure.init(fields:))
  }
}

extension Person {
  /// A person; nil when nothing is said of them.
  init?(fields: JSONFields) {
    self.init(
      name: fields.text("name"), url: fields.text("url"), email: fields.text("email"),
      avatar: fields.text("avatar"))
    if self == Person() { return nil }
  }
}

extension Enclosure {
  fileprivate init?(fields: JSONFields) {
    guard let url = fields.text("url") else { return nil }
    self.init(url: url, mimeType: fields.text("mime_type"), sizeInBytes: fields.integer("size_in_bytes"))
    title = fields.text("title")
    durationInSeconds = fields.number("duration_in_seconds")
  }
}

extension Link {
  /// A link; nil when it leads nowhere.
  init?(fields: JSONFields) {
    guard let href = fields.text("href") else { return nil }
    self.init(href: href, rel: fields.text("rel"), type: fields.text("type"))
    title = fields.text("title")
    hreflang = fields.text("hreflang")
    length = fields.text("length")
    replyCount = fields.integer("count")
    repliesUpdated = fields.date("updated")
  }
}

extension Category {
  /// A category.
  init(fields: JSONFields) {
    self.init(term: fields.text("term"), scheme: fields.text("scheme"), label: fields.text("label"))
  }
}
