internal import Model

extension Draft {
  /// Media RSS: media objects, alone or in a group, and facts that hold for all of them.
  func readMediaRSS(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "group":
      let first = media.count
      var common = Media()
      while let child = reader.nextChild(of: element) {
        if child.name == "content" {
          readMediaContent(child, from: reader)
        } else {
          readMediaFact(child, into: &common, from: reader)
        }
      }
      if media.count == first, common != Media() { media.append(common) }
      for place in media.indices[first...] { media[place].fill(from: common) }
    case "content", "peerlink":
      readMediaContent(element, from: reader)
    default:
      var facts = mediaDefaults
      readMediaFact(element, into: &facts, from: reader)
      mediaDefaults = facts
    }
  }

  private func readMediaContent(_ element: FeedElement, from reader: FeedReader) {
    guard media.count < Draft.maxValues else { return }
    var object = Media()
    object.url = reader.url("url") ?? reader.url("href")
    object.type = reader.attribute("type")
    object.medium = reader.attribute("medium")
    object.width = reader.attribute("width").flatMap { Int(leading: $0) }
    object.height = reader.attribute("height").flatMap { Int(leading: $0) }
    object.duration = reader.attribute("duration").flatMap { Duration.seconds($0) }
    object.fileSize = (reader.attribute("fileSize") ?? reader.attribute("filesize"))
      .flatMap { Int(leading: $0) }
    while let child = reader.nextChild(of: element) {
      if child.name == "content" {
        readMediaContent(child, from: reader)
      } else {
        readMediaFact(child, into: &object, from: reader)
      }
    }
    if object != Media() { media.append(object) }
  }

  /// Elements that say something about a media object, a group or an entry.
  private func readMediaFact(_ element: FeedElement, into media: inout Media, from reader: FeedReader) {
    switch element.name {
    case "title":
      let text = readMediaText(element, from: reader)
      media.title = media.title ?? text?.line
      mediaTitle = mediaTitle ?? text
    case "description":
      let text = readMediaText(element, from: reader)
      media.description = media.description ?? text?.line
      mediaDescription = mediaDescription ?? text
    case "thumbnail": readThumbnail(element, into: &media, from: reader)
    case "credit":
      let role = reader.attribute("role")
      if let name = reader.text(of: element) { media.credits.append(.init(role: role, name: name)) }
    case "rating": media.rating = media.rating ?? reader.text(of: element)
    case "adult": media.rating = media.rating ?? reader.text(of: element).map { "adult:" + $0 }
    case "restriction":
      let (relationship, type) = (reader.attribute("relationship"), reader.attribute("type"))
      media.restriction = .init(relationship: relationship, type: type, value: reader.text(of: element))
    case "license":
      let (type, url) = (reader.attribute("type"), reader.url("href"))
      media.license = .init(type: type, url: url, name: reader.text(of: element))
    case "player": media.playerURL = reader.url("url") ?? reader.url(of: element)
    case "category": readMediaCategory(element, into: &media, from: reader)
    case "keywords":
      for word in (reader.text(of: element) ?? "").split(separator: ",").prefix(Draft.maxValues) {
        append(Category(term: String(word).trimmed))
      }
    case "copyright": rights = rights ?? reader.looseText(of: element)
    case "text", "comments", "scenes", "status", "price", "embed", "hash", "community": break
    default: break
    }
  }

  private func readMediaText(_ element: FeedElement, from reader: FeedReader) -> FeedText? {
    reader.attribute("type") == "html" ? reader.html(of: element) : reader.looseText(of: element)
  }

  private func readThumbnail(_ element: FeedElement, into media: inout Media, from reader: FeedReader) {
    let width = reader.attribute("width").flatMap { Int(leading: $0) }
    let height = reader.attribute("height").flatMap { Int(leading: $0) }
    let time = reader.attribute("time")
    guard let url = reader.url("url") ?? reader.url("href") ?? reader.url(of: element) else { return }
    let thumbnail = Thumbnail(url: url, width: width, height: height, time: time)
    if media.thumbnails.count < Draft.maxValues { media.thumbnails.append(thumbnail) }
    append(thumbnail)
  }

  private func readMediaCategory(_ element: FeedElement, into media: inout Media, from reader: FeedReader) {
    let (scheme, label) = (reader.attribute("scheme"), reader.attribute("label"))
    guard let term = reader.text(of: element) ?? label, media.categories.count < Draft.maxValues else {
      return
    }
    media.categories.append(Category(term: term, scheme: scheme, label: label))
  }

}

extension Media {
  /// Takes what it lacks from facts that hold for its whole group or entry.
  mutating func fill(from common: Media) {
    title = title ?? common.title
    description = description ?? common.description
    rating = rating ?? common.rating
    restriction = restriction ?? common.restriction
    license = license ?? common.license
    playerURL = playerURL ?? common.playerURL
    if credits.isEmpty { credits = common.credits }
    if thumbnails.isEmpty { thumbnails = common.thumbnails }
    if categories.isEmpty { categories = common.categories }
  }
}
