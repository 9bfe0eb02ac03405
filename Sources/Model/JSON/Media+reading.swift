extension Media {
  /// A media object.
  init(fields: JSONFields) {
    self.init()
    url = fields.text("url")
    type = fields.text("type")
    medium = fields.text("medium")
    width = fields.integer("width")
    height = fields.integer("height")
    duration = fields.number("duration")
    title = fields.text("title")
    description = fields.text("description")
    credits = fields.objects("credits") { credit in
      credit.text("name").map { Credit(role: credit.text("role"), name: $0) }
    }
    rating = fields.text("rating")
    restriction = fields.object("restriction").map {
      Restriction(relationship: $0.text("relationship"), type: $0.text("type"), value: $0.text("value"))
    }
    license = fields.object("license").map {
      License(type: $0.text("type"), url: $0.text("url"), name: $0.text("name"))
    }
    playerURL = fields.object("player")?.text("url")
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
