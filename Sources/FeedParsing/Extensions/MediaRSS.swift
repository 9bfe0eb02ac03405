internal import Model

extension Draft {
  /// Media RSS: media objects, alone or in a group, and facts that hold for all of them.
  func readMediaRSS(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "group": readMediaGroup(element, from: reader)
    case "content": readMediaContent(element, from: reader)
    default:
      var facts = mediaDefaults.first ?? Media()
      readMediaFact(element, into: &facts, from: reader)
      mediaDefaults = [facts]
    }
  }

  private func readMediaGroup(_ group: FeedElement, from reader: FeedReader) {
    let first = media.count
    var common = Media()
    while let child = reader.nextChild(of: group) {
      if child.name == "content" {
        readMediaContent(child, from: reader)
      } else {
        readMediaFact(child, into: &common, from: reader)
      }
    }
    if media.count == first, common != Media() { media.append(common) }
    for place in media.indices[first...] { media[place].fill(from: common) }
  }

  private func readMediaContent(_ element: FeedElement, from reader: FeedReader) {
    guard media.count < Draft.maxValues else { return }
    let place = media.count
    var object = Media()
    object.readAttributes(from: reader)
    while let child = reader.nextChild(of: element) {
      if child.name == "content" {
        readMediaContent(child, from: reader)
      } else {
        readMediaFact(child, into: &object, from: reader)
      }
    }
    if object != Media() { media.insert(object, at: place) }
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
    case "category": readMediaCategory(element, into: &media, from: reader)
    case "keywords":
      for word in (reader.text(of: element) ?? "").split(separator: ",").prefix(Draft.maxValues) {
        let word = String(word).trimmed
        guard !word.isEmpty, media.keywords.count < Draft.maxMembers, !media.keywords.contains(word) else {
          continue
        }
        media.keywords.append(word)
        append(Category(term: word))
      }
    case "copyright":
      let url = reader.url("url")
      let text = reader.looseText(of: element)
      rights = rights ?? text
      media.addDetail("copyright", [("text", text?.line), ("url", url)])
    default: media.readDetail(element, from: reader)
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

  /// The scheme of a category that names none (Media RSS 1.5, `media:category`).
  private static let mediaCategories = "http://search.yahoo.com/mrss/category_schema"

  private func readMediaCategory(_ element: FeedElement, into media: inout Media, from reader: FeedReader) {
    let (scheme, label) = (reader.attribute("scheme"), reader.attribute("label"))
    guard let term = reader.text(of: element) ?? label, media.categories.count < Draft.maxValues else {
      return
    }
    media.categories.append(Category(term: term, scheme: scheme, label: label))
    append(Category(term: term, scheme: scheme ?? Draft.mediaCategories, label: label))
  }
}

extension Media {
  /// What `media:content` says of itself as a file.
  fileprivate mutating func readAttributes(from reader: FeedReader) {
    url = reader.url("url") ?? reader.url("href")
    type = reader.attribute("type")
    medium = reader.attribute("medium")
    width = reader.attribute("width").flatMap { Int(leading: $0) }
    height = reader.attribute("height").flatMap { Int(leading: $0) }
    duration = reader.attribute("duration").flatMap { Duration.seconds($0) }
    fileSize = (reader.attribute("fileSize") ?? reader.attribute("filesize"))
      .flatMap { Int(fileSize: $0) }
    bitrate = reader.attribute("bitrate").flatMap(Media.amount)
    framerate = reader.attribute("framerate").flatMap(Media.amount)
    samplingRate = reader.attribute("samplingrate").flatMap(Media.amount)
    channels = reader.attribute("channels").flatMap { Int(leading: $0) }
    language = reader.attribute("lang")
    expression = reader.attribute("expression")
    isDefault = reader.attribute("isDefault").map { $0.lowercased() == "true" }
  }

  /// A number that isn't negative; nil for anything else.
  private static func amount(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }

  /// Takes what it lacks from what its channel says of all media: whose they are and who may see them.
  mutating func inherit(from channel: Media) {
    if rating == nil {
      rating = channel.rating
      details.add("ratings", channel.details["ratings"])
    }
    if restriction == nil {
      restriction = channel.restriction
      details.add("restrictions", channel.details["restrictions"])
    }
    license = license ?? channel.license
    if credits.isEmpty { credits = channel.credits }
    details.add("copyright", channel.details["copyright"])
  }

  /// Takes what it lacks from facts that hold for its whole group or entry.
  mutating func fill(from common: Media) {
    title = title ?? common.title
    description = description ?? common.description
    rating = rating ?? common.rating
    restriction = restriction ?? common.restriction
    license = license ?? common.license
    if playerURL == nil {
      playerURL = common.playerURL
      playerWidth = common.playerWidth
      playerHeight = common.playerHeight
    }
    if credits.isEmpty { credits = common.credits }
    if keywords.isEmpty { keywords = common.keywords }
    if thumbnails.isEmpty { thumbnails = common.thumbnails }
    if categories.isEmpty { categories = common.categories }
    for detail in common.details { details.add(detail.key, detail.value) }
  }
}
