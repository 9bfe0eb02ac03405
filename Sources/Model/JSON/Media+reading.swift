extension Media {
  /// A media object.
  init(fields: JSONFields) {
    self.init()
    readFile(fields)
    title = fields.text("title")
    description = fields.text("description")
    credits = fields.objects("credits") { credit in
      credit.text("name").map { Credit(role: credit.text("role"), name: $0, scheme: credit.text("scheme")) }
    }
    keywords = fields.texts("keywords")
    categories = fields.objects("categories", Category.init(fields:))
    rating = fields.text("rating")
    restriction = fields.object("restriction").map {
      Restriction(relationship: $0.text("relationship"), type: $0.text("type"), value: $0.text("value"))
    }
    license = fields.object("license").map {
      License(type: $0.text("type"), url: $0.text("url"), name: $0.text("name"))
    }
    let player = fields.object("player")
    playerURL = player?.text("url")
    playerWidth = player?.integer("width")
    playerHeight = player?.integer("height")
    thumbnails = fields.objects("thumbnails", Thumbnail.init(fields:))
    details = Media.detailKeys.compactMap { key in fields[key].map { JSONValue.Member(key, $0) } }
  }

  private mutating func readFile(_ fields: JSONFields) {
    url = fields.text("url")
    type = fields.text("type")
    medium = fields.text("medium")
    width = fields.integer("width")
    height = fields.integer("height")
    duration = fields.number("duration")
    fileSize = fields.integer("file_size")
    bitrate = fields.number("bitrate")
    framerate = fields.number("framerate")
    samplingRate = fields.number("samplingrate")
    channels = fields.integer("channels")
    language = fields.text("lang")
    expression = fields.text("expression")
    isDefault = fields.bool("is_default")
  }
}

extension Thumbnail {
  /// A small picture; nil when nothing says where it is.
  init?(fields: JSONFields) {
    guard let url = fields.text("url") else { return nil }
    self.init(
      url: url, width: fields.integer("width"), height: fields.integer("height"), time: fields.text("time"))
  }
}

extension Chapter {
  /// A chapter; nil when nothing says where it begins.
  init?(fields: JSONFields) {
    guard let start = fields.number("start_seconds") else { return nil }
    self.init(
      startSeconds: start, title: fields.text("title"), href: fields.text("href"), image: fields.text("image")
    )
  }
}
