internal import Foundation
internal import Model
internal import Prose

/// What a draft says once all formats' ways of saying it are weighed: for feeds, entries and sources alike.
struct Settled {
  let draft: Draft
  /// What links without any other base are relative to.
  let base: String?
  /// What the channel says of all media: one value or none.
  var channelMedia: [Media] = []

  var title: FeedText? { draft.title ?? draft.otherTitle ?? draft.mediaTitle }

  /// The links, absolute; those that stay relative are left out.
  var links: [Link] {
    draft.links.compactMap { link in
      guard let href = url(link.href) else { return nil }
      var link = link
      link.href = href
      return link
    }
  }

  /// RSS's link, else the alternate link that is most likely a page.
  func page(among links: [Link]) -> String? {
    if let link = url(draft.link) { return link }
    let alternates = links.filter { $0.rel == nil || $0.rel == "alternate" }
    let page = alternates.first {
      $0.type == nil || $0.type == "text/html" || $0.type == "application/xhtml+xml"
    }
    return (page ?? alternates.first)?.href
  }

  /// The first link of a relation, under its short name or its registry's URL.
  static func link(_ relation: String, among links: [Link]) -> Link? {
    links.first { link in
      link.isRelated(as: relation) || link.rel == "http://www.iana.org/assignments/relation/" + relation
    }
  }

  /// Everyone who made it: the format's own people first, then those whom only extensions name, else those
  /// of the feed it was taken from (RFC 4287 §4.2.1).
  var people: [Person] {
    var people: [Person] = []
    for person in draft.people + draft.otherPeople + (draft.people.isEmpty ? podcasters : []) {
      var person = person
      person.url = url(person.url)
      person.avatar = url(person.avatar)
      let isKnown = people.contains { other in
        other == person || other.name != nil && other.name == person.name && person.email == nil
      }
      if !isKnown, person != Person() { people.append(person) }
      if people.count == Draft.maxPeople { break }
    }
    if people.isEmpty, let source = draft.source { return Settled(draft: source, base: base).people }
    return people
  }

  /// The author by iTunes, else by Google.
  private var podcasters: [Person] {
    if !draft.iTunesPeople.isEmpty || draft.googlePlay.isEmpty { return draft.iTunesPeople }
    return [draft.googlePlay["author"]?.string.flatMap { Person(feedText: $0) }].compactMap(\.self)
  }

  var contributors: [Person] {
    draft.contributors.map { person in
      var person = person
      person.url = url(person.url)
      return person
    }
  }

  /// People for readers: names without addresses.
  static func readerAuthors(_ people: [Person]) -> [Person] {
    people.compactMap { person in
      guard person.name != nil || person.url != nil else { return nil }
      return Person(name: person.name, url: person.url, avatar: person.avatar)
    }
  }

  /// Category labels or terms, and iTunes keywords.
  var tags: [String] {
    var tags: [String] = []
    let keywords = draft.itunes["keywords"]?.array?.compactMap(\.string) ?? []
    for tag in draft.categories.compactMap({ $0.label ?? $0.term }) + keywords where !tags.contains(tag) {
      tags.append(tag)
    }
    return tags
  }

  var thumbnails: [Thumbnail] {
    draft.thumbnails.compactMap { thumbnail in
      guard let url = url(thumbnail.url) else { return nil }
      var thumbnail = thumbnail
      thumbnail.url = url
      return thumbnail
    }
  }

  /// Media objects, each with the facts that hold for all of them.
  var media: [Media] {
    var media = draft.media
    let facts = draft.mediaDefaults.first
    if media.isEmpty, facts?.saysMore == true { media = [Media()] }
    for place in media.indices {
      if let facts { media[place].fill(from: facts) }
      if let channel = channelMedia.first { media[place].inherit(from: channel) }
      media[place].url = url(media[place].url)
      media[place].playerURL = url(media[place].playerURL)
      let license = url(media[place].license?.url)
      media[place].license?.url = license
      media[place].details = media[place].settledDetails
      media[place].thumbnails = media[place].thumbnails.filter { url($0.url) != nil }
    }
    return media.filter { $0 != Media() }
  }

  var itunes: [JSONValue.Member] {
    let google = draft.googlePlay.filter { draft.itunes[$0.key] == nil }
    return (draft.itunes + google).compactMap { member in
      guard member.key == "image" else { return member }
      return url(member.value.string).map { .init("image", .string($0)) }
    }
  }

  var image: [JSONValue.Member] {
    draft.image.compactMap { member in
      guard member.key == "url" || member.key == "link" else { return member }
      return url(member.value.string).map { .init(member.key, .string($0)) }
    }
  }

  /// The license's URL: its own element's, else that of a link.
  func license(among links: [Link]) -> String? {
    url(draft.license) ?? Settled.link("license", among: links)?.href
  }

  func url(_ url: String?) -> String? { FeedURL.settle(url, base: base) }
}

extension Link {
  /// True when its relation is this one, which is in lower case, in whatever case.
  func isRelated(as relation: String) -> Bool {
    guard let rel else { return false }
    return rel == relation || rel.utf8.count == relation.utf8.count && rel.lowercased() == relation
  }
}

extension Media {
  /// True when facts for all media say more than thumbnails and texts, which have places of their own.
  fileprivate var saysMore: Bool {
    rating != nil || restriction != nil || license != nil || playerURL != nil || !credits.isEmpty
      || !categories.isEmpty || !keywords.isEmpty || !details.isEmpty
  }
}
