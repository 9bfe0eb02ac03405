internal import Model

extension Entry {
  /// Files, media and pictures.
  mutating func settleFiles(_ settled: Settled) {
    let draft = settled.draft
    media = settled.media
    thumbnails = settled.thumbnails
    itunes = settled.itunes
    attachments = settled.attachments(media: media)
    if attachments.count == 1, attachments[0].durationInSeconds == nil {
      attachments[0].durationInSeconds = itunes["duration"].flatMap(\.seconds)
    }
    image = Entry.leadImage(of: settled)
    bannerImage = settled.url(draft.bannerImage)
  }

  /// The picture that stands for an entry or a feed, the publisher's plainest word first.
  static func leadImage(of settled: Settled) -> String? {
    if let image = settled.image["url"]?.string { return image }
    let pictures = settled.draft.media.filter { media in
      media.medium == "image" || media.medium == nil && media.type?.hasPrefix("image/") == true
    }
    let largest = pictures.max { ($0.width ?? 0) < ($1.width ?? 0) }
    if let url = settled.url(largest?.url) { return url }
    if let image = settled.itunes["image"]?.string { return image }
    if let thumbnail = settled.thumbnails.max(by: { ($0.width ?? 0) < ($1.width ?? 0) }) {
      return thumbnail.url
    }
    let enclosed = settled.draft.attachments.first { $0.mimeType?.hasPrefix("image/") == true }
    return settled.url(enclosed?.url)
  }
}

extension Settled {
  /// Enclosures, and media objects that play and aren't among them.
  func attachments(media: [Media]) -> [Enclosure] {
    var files: [Enclosure] = []
    for file in draft.attachments {
      guard let place = url(file.url) else { continue }
      var file = file
      file.url = place
      if !files.contains(where: { $0.url == place }) { files.append(file) }
    }
    for object in media {
      guard let place = object.url, object.plays, !files.contains(where: { $0.url == place }) else {
        continue
      }
      var file = Enclosure(url: place, mimeType: object.type, sizeInBytes: object.fileSize)
      file.title = object.title
      file.durationInSeconds = object.duration
      files.append(file)
    }
    return files
  }
}

extension Media {
  /// True for audio and video.
  fileprivate var plays: Bool {
    if medium == "audio" || medium == "video" { return true }
    return type?.hasPrefix("audio/") == true || type?.hasPrefix("video/") == true
  }
}

extension JSONValue {
  fileprivate var seconds: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
