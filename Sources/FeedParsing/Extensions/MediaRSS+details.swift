internal import Foundation
internal import Markup
internal import Model

extension Media {
  /// Media RSS's facts about a media object that only `_feedmill` has a place for.
  mutating func readDetail(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "credit":
      let (role, scheme) = (reader.attribute("role"), reader.attribute("scheme"))
      guard let name = reader.text(of: element), credits.count < Draft.maxValues else { return }
      credits.append(.init(role: role, name: name, scheme: scheme))
    case "rating", "adult": readRating(element, from: reader)
    case "restriction": readRestriction(element, from: reader)
    case "license":
      let (type, url) = (reader.attribute("type"), reader.url("href"))
      license = .init(type: type, url: url, name: reader.text(of: element))
    case "player":
      playerWidth = reader.attribute("width").flatMap { Int(leading: $0) }
      playerHeight = reader.attribute("height").flatMap { Int(leading: $0) }
      playerURL = reader.url("url") ?? reader.url(of: element)
    case "hash":
      let algorithm = reader.attribute("algo") ?? "md5"
      guard let value = reader.text(of: element) else { return }
      appendDetail("hashes", [("algo", algorithm), ("value", value)])
    case "text": readText(element, from: reader)
    case "subtitle":
      appendDetail("sub_titles", Media.members(["type", "lang"], url: "href", from: reader))
    case "peerlink": appendDetail("peer_links", Media.members(["type"], url: "href", from: reader))
    case "price": readPrice(from: reader)
    case "status": addDetail("status", Media.members(["state", "reason"], from: reader))
    case "rights": addDetail("rights", Media.members(["status"], from: reader))
    case "scenes", "comments", "responses", "backlinks", "community", "embed", "location":
      readNested(element, from: reader)
    default: break
    }
  }

  /// Elements that hold others.
  private mutating func readNested(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "scenes": readScenes(element, from: reader)
    case "comments", "responses": readList(element, as: element.name, from: reader)
    case "backlinks": readList(element, as: "back_links", from: reader)
    case "community": readCommunity(element, from: reader)
    case "embed": readEmbed(element, from: reader)
    default:
      let place = Draft()
      while let child = reader.nextChild(of: element) { place.readGeo(child, from: reader) }
      details.add("geo", place.geometry)
    }
  }

  private mutating func readRating(_ element: FeedElement, from reader: FeedReader) {
    let scheme = reader.attribute("scheme")
    guard let text = reader.text(of: element) else { return }
    let value = element.name == "adult" ? "adult:" + text : text
    rating = rating ?? value
    appendDetail("ratings", [("scheme", scheme), ("value", value)])
  }

  private mutating func readRestriction(_ element: FeedElement, from reader: FeedReader) {
    let (relationship, type) = (reader.attribute("relationship"), reader.attribute("type"))
    let value = reader.text(of: element)
    restriction = restriction ?? .init(relationship: relationship, type: type, value: value)
    appendDetail("restrictions", [("relationship", relationship), ("type", type), ("value", value)])
  }

  private mutating func readText(_ element: FeedElement, from reader: FeedReader) {
    var members = Media.members(["lang", "start", "end"], from: reader)
    members.append(("text", reader.looseText(of: element)?.line))
    appendDetail("texts", members)
  }

  private mutating func readPrice(from reader: FeedReader) {
    var price: [JSONValue.Member] = []
    price.add("type", reader.attribute("type"))
    let amount = reader.attribute("price")
    price.add("price", amount.map { JSONValue(amount: $0) ?? .string($0) })
    price.add("currency", reader.attribute("currency"))
    price.add("info", reader.url("info"))
    if !price.isEmpty { details.append("prices", .object(price)) }
  }

  private mutating func readScenes(_ scenes: FeedElement, from reader: FeedReader) {
    while let scene = reader.nextChild(of: scenes) {
      guard scene.name == "scene" else { continue }
      var members: [(String, String?)] = []
      while let child = reader.nextChild(of: scene) {
        switch child.name {
        case "scenetitle": members.append(("title", reader.looseText(of: child)?.line))
        case "scenedescription": members.append(("description", reader.looseText(of: child)?.line))
        case "scenestarttime": members.append(("start_time", reader.text(of: child)))
        case "sceneendtime": members.append(("end_time", reader.text(of: child)))
        default: break
        }
      }
      appendDetail("scenes", members)
    }
  }

  /// The texts of the elements inside one.
  private mutating func readList(_ list: FeedElement, as key: String, from reader: FeedReader) {
    while let child = reader.nextChild(of: list) {
      if let text = reader.looseText(of: child)?.line { details.append(key, .string(text)) }
    }
  }

  /// How a page can show it: attributes, and `param` elements by their names.
  private mutating func readEmbed(_ embed: FeedElement, from reader: FeedReader) {
    var members: [JSONValue.Member] = []
    members.add("url", reader.url("url"))
    for name in ["width", "height"] {
      members.add(name, reader.attribute(anyCase: name).flatMap { Int(leading: $0) }.map { .integer($0) })
    }
    var parameters: [JSONValue.Member] = []
    while let child = reader.nextChild(of: embed) {
      guard let name = reader.attribute("name") else { continue }
      parameters.add(name, reader.text(of: child))
    }
    if !parameters.isEmpty { members.add("params", .object(parameters)) }
    if !members.isEmpty { details.add("embed", .object(members)) }
  }

  private mutating func readCommunity(_ community: FeedElement, from reader: FeedReader) {
    var members: [JSONValue.Member] = []
    while let child = reader.nextChild(of: community) {
      switch child.name {
      case "starrating": members.add("star_rating", Media.numbers(from: reader))
      case "statistics": members.add("statistics", Media.numbers(from: reader))
      case "tags": members.add("tags", Media.tags(reader.text(of: child)))
      default: break
      }
    }
    if !members.isEmpty { details.add("community", .object(members)) }
  }

  /// "news: 5, weather, cats: 2": words, each with a weight that is 1 unless it is given.
  private static func tags(_ text: String?) -> JSONValue? {
    var tags: [JSONValue] = []
    for part in (text ?? "").split(separator: ",").prefix(Draft.maxValues) {
      let pair = part.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
      guard let name = pair.first, !name.isEmpty else { continue }
      let weight = pair.count == 2 ? Int(leading: pair[1]) ?? 1 : 1
      tags.append(.object([.init("name", .string(name)), .init("weight", .integer(weight))]))
    }
    return tags.isEmpty ? nil : .array(tags)
  }
}

// MARK: Details

extension Media {
  /// Attributes of the element the reader stands on that are numbers.
  private static func numbers(from reader: FeedReader) -> JSONValue? {
    var members: [JSONValue.Member] = []
    for attribute in reader.xml.attributes.prefix(16) {
      members.add(attribute.name.lowercased(), JSONValue(amount: attribute.value.trimmed))
    }
    return members.isEmpty ? nil : .object(members)
  }

  /// Attributes of the element the reader stands on, the one named last being a URL.
  private static func members(
    _ names: [StaticString], url: StaticString? = nil, from reader: FeedReader
  ) -> [(String, String?)] {
    var members = names.map { ($0.description, reader.attribute($0)) }
    if let url { members.append((url.description, reader.url(url))) }
    return members
  }

  /// Sets a detail unless nothing is said or it is set already.
  mutating func addDetail(_ key: String, _ members: [(String, String?)]) {
    let object = members.compactMap { key, text in text.map { JSONValue.Member(key, .string($0)) } }
    if !object.isEmpty { details.add(key, .object(object)) }
  }

  private mutating func appendDetail(_ key: String, _ members: [(String, String?)]) {
    let object = members.compactMap { key, text in text.map { JSONValue.Member(key, .string($0)) } }
    if !object.isEmpty { details.append(key, .object(object)) }
  }

  /// The details in the order of the output, without lists that say no more than a field does.
  var settledDetails: [JSONValue.Member] {
    if details.isEmpty { return [] }
    return Media.detailKeys.compactMap { key in
      guard let value = details[key] else { return nil }
      if let only = value.array, only.count == 1 {
        if key == "ratings", only[0]["scheme"] == nil { return nil }
        if key == "restrictions" { return nil }
      }
      return .init(key, value)
    }
  }
}
