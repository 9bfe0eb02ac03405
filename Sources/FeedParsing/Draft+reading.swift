internal import Foundation
internal import Model
internal import Prose

extension Draft {
  func append(_ link: Link) { if links.count < Draft.maxValues { links.append(link) } }

  func append(_ category: Model.Category) {
    if categories.count < Draft.maxValues, !categories.contains(category) { categories.append(category) }
  }

  func append(_ thumbnail: Thumbnail) {
    if thumbnails.count < Draft.maxValues, !thumbnails.contains(thumbnail) { thumbnails.append(thumbnail) }
  }

  /// A link as Atom has it, in whatever format it stands.
  func readLink(_ element: FeedElement, from reader: FeedReader) {
    var link = Link(
      href: reader.url("href") ?? reader.emptyReference("href") ?? "", rel: reader.attribute("rel"),
      type: reader.attribute("type"))
    link.title = reader.attribute("title")
    link.hreflang = reader.attribute("hreflang")
    link.length = reader.attribute("length")
    if link.rel == "replies" {
      link.replyCount = reader.attribute(anyCase: "count").flatMap { Int(leading: $0) }
      let updated = reader.attribute(anyCase: "updated") ?? reader.attribute(anyCase: "when")
      link.repliesUpdated = updated.flatMap { Date(written: $0) }
    }
    guard !link.href.isEmpty else { return }
    append(link)
    if link.rel == "enclosure" {
      let size = link.length.flatMap { Int(fileSize: $0) }
      var file = Enclosure(url: link.href, mimeType: link.type, sizeInBytes: size == 0 ? nil : size)
      file.title = link.title
      attachments.append(file)
    }
  }

  /// The program that made the feed: its text, and Atom's attributes.
  func readGenerator(_ element: FeedElement, from reader: FeedReader) {
    let url = reader.url("uri") ?? reader.url("url") ?? reader.url("href")
    let version = reader.attribute("version")
    let resource = reader.attribute(anyCase: "resource").flatMap { FeedURL.resolve($0, base: reader.base) }
    let name = reader.looseText(of: element)?.line
    guard name != nil || url != nil || resource != nil else { return }
    generator = Feed.Generator(name: name ?? generator?.name, url: url ?? resource, version: version)
  }
}

extension [JSONValue.Member] {
  /// Sets a string member in place of what is there, unless it is absent.
  mutating func replace(_ key: String, _ text: String?) {
    guard let text else { return }
    if let place = firstIndex(where: { $0.key == key }) {
      self[place].value = .string(text)
    } else {
      append(.init(key, .string(text)))
    }
  }
}
