extension JSONWriter {
  /// Writes a media object.
  mutating func write(_ media: Media) {
    member("url", media.url)
    member("type", media.type)
    member("medium", media.medium)
    member("width", media.width)
    member("height", media.height)
    member("duration", media.duration)
    member("title", media.title)
    member("description", media.description)
    objects("credits", media.credits) { writer, credit in
      writer.member("role", credit.role)
      writer.member("name", credit.name)
    }
    member("rating", media.rating)
    object("restriction") { writer in
      writer.member("relationship", media.restriction?.relationship)
      writer.member("type", media.restriction?.type)
      writer.member("value", media.restriction?.value)
    }
    object("license") { writer in
      writer.member("type", media.license?.type)
      writer.member("url", media.license?.url)
      writer.member("name", media.license?.name)
    }
    object("player") { $0.member("url", media.playerURL) }
  }

  /// Writes a small picture.
  mutating func write(_ thumbnail: Thumbnail) {
    member("url", thumbnail.url)
    member("width", thumbnail.width)
    member("height", thumbnail.height)
    member("time", thumbnail.time)
  }

  /// Writes a chapter.
  mutating func write(_ chapter: Chapter) {
    member("start_seconds", chapter.startSeconds)
    member("title", chapter.title)
    member("href", chapter.href)
    member("image", chapter.image)
  }
}
