internal import Foundation
internal import Model
internal import Prose

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
enum JSONFeed {
  /// Reads the document into `feed`; nil when the value isn't a JSON Feed.
  static func read(_ value: JSONValue, into feed: Draft, url: String?) -> FeedFormat? {
    guard value.members != nil else { return nil }
    let version = value["version"]?.string ?? ""
    let looksLikeFeed = value["items"]?.array != nil
    guard version.contains("jsonfeed.org") || looksLikeFeed else { return nil }
    let reader = JSONFeedReader(base: url)
    readFeed(value, into: feed, from: reader)
    for item in value["items"]?.array ?? [] where item.members != nil {
      feed.add(readItem(item, from: reader))
    }
    return version.hasSuffix("/1") || version.hasSuffix("/1.0") ? .jsonFeed10 : .jsonFeed11
  }

  private static func readFeed(_ value: JSONValue, into feed: Draft, from reader: JSONFeedReader) {
    for member in value.members ?? [] {
      switch member.key {
      case "title": feed.title = reader.text(member.value)
      case "home_page_url": feed.link = reader.url(member.value)
      case "feed_url": feed.feedURL = reader.url(member.value)
      case "description": feed.description = reader.text(member.value)
      case "user_comment": feed.info = reader.text(member.value)
      case "next_url": feed.nextPage = reader.url(member.value)
      case "icon": feed.icon = reader.url(member.value)
      case "favicon": feed.favicon = reader.url(member.value)
      case "author": if feed.people.isEmpty { feed.people = reader.people(.array([member.value])) }
      case "authors": feed.people = reader.people(member.value)
      case "language": feed.language = reader.string(member.value)
      case "expired": feed.isExpired = member.value == .bool(true)
      case "hubs": feed.hubs = reader.hubs(member.value)
      case "version", "items": break
      default: reader.keep(member, in: feed)
      }
    }
  }

  private static func readItem(_ item: JSONValue, from reader: JSONFeedReader) -> Draft {
    let entry = Draft()
    for member in item.members ?? [] {
      switch member.key {
      case "id": entry.id = reader.string(member.value)
      case "url": entry.link = reader.url(member.value)
      case "external_url": entry.externalURL = reader.url(member.value)
      case "title": entry.title = reader.text(member.value)
      case "content_html": if let text = reader.html(member.value) { entry.contents.insert(text, at: 0) }
      case "content_text": if let text = reader.text(member.value) { entry.contents.append(text) }
      case "summary": entry.description = reader.text(member.value)
      case "image": entry.image.add("url", reader.url(member.value))
      case "banner_image": entry.bannerImage = reader.url(member.value)
      case "date_published": entry.published = reader.string(member.value).map { Stamp($0) }
      case "date_modified": entry.updated = reader.string(member.value).map { Stamp($0) }
      case "author": if entry.people.isEmpty { entry.people = reader.people(.array([member.value])) }
      case "authors": entry.people = reader.people(member.value)
      case "tags": for tag in reader.strings(member.value) { entry.append(Category(term: tag)) }
      case "language": entry.language = reader.string(member.value)
      case "attachments": entry.attachments = reader.attachments(member.value)
      default: reader.keep(member, in: entry)
      }
    }
    return entry
  }
}

/// Reads the values of a JSON Feed, whatever JSON type they came in.
struct JSONFeedReader {
  let base: String?

  /// A string, or what a number says; nil for anything else and for nothing.
  func string(_ value: JSONValue?) -> String? {
    let text: String
    switch value {
    case .string(let string): text = string.trimmed
    case .integer(let number): text = String(number)
    case .number(let number): text = String(number)
    default: return nil
    }
    return text.isEmpty ? nil : text
  }

  func url(_ value: JSONValue?) -> String? { string(value).flatMap { FeedURL.resolve($0, base: base) } }

  func text(_ value: JSONValue?) -> FeedText? {
    string(value).map { FeedText(.text, $0, at: TextPlace(base: base)) }
  }

  func html(_ value: JSONValue?) -> FeedText? {
    string(value).map { FeedText(.html, $0, at: TextPlace(base: base)) }
  }

  func strings(_ value: JSONValue) -> [String] {
    if let one = string(value) { return [one] }
    return (value.array ?? []).prefix(Draft.maxValues).compactMap { string($0) }
  }

  func people(_ value: JSONValue) -> [Person] {
    let values = value.array ?? [value]
    return values.prefix(Draft.maxValues).compactMap { value in
      if let name = string(value) { return Person(feedText: name) }
      var person = Person(name: string(value["name"]), avatar: url(value["avatar"]))
      let place = string(value["url"])
      if let place, place.lowercased().hasPrefix("mailto:") {
        person.email = Person.address(place)
      } else {
        person.url = url(value["url"])
      }
      person.email = person.email ?? string(value["email"])
      return person == Person() ? nil : person
    }
  }

  func hubs(_ value: JSONValue) -> [Feed.Hub] {
    (value.array ?? []).prefix(100).compactMap { hub in
      url(hub["url"]).map { Feed.Hub(type: string(hub["type"]) ?? "WebSub", url: $0) }
    }
  }

  func attachments(_ value: JSONValue) -> [Enclosure] {
    (value.array ?? []).prefix(Draft.maxValues).compactMap { attachment in
      guard let url = url(attachment["url"]) else { return nil }
      var file = Enclosure(url: url, mimeType: string(attachment["mime_type"]))
      file.title = string(attachment["title"])
      file.sizeInBytes = string(attachment["size_in_bytes"]).flatMap { Int(leading: $0) }
      file.durationInSeconds = string(attachment["duration_in_seconds"]).flatMap { Duration.seconds($0) }
      return file
    }
  }

  /// Keeps a publisher's own key, and what is known of it.
  func keep(_ member: JSONValue.Member, in draft: Draft) {
    guard member.key.hasPrefix("_"), draft.other.count < 100 else { return }
    draft.other.add(member.key, member.value)
  }
}
