extension JSONWriter {
  /// Writes a media object.
  mutating func write(_ media: Media) {
    writeFile(media)
    member("title", media.title)
    member("description", media.description)
    objects("credits", media.credits) { writer, credit in
      writer.member("role", credit.role)
      writer.member("scheme", credit.scheme)
      writer.member("name", credit.name)
    }
    member("keywords", media.keywords)
    objects("categories", media.categories) { $0.write($1) }
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
    object("player") { writer in
      writer.member("url", media.playerURL)
      if media.playerURL == nil { return }
      writer.member("width", media.playerWidth)
      writer.member("height", media.playerHeight)
    }
    objects("thumbnails", media.thumbnails) { $0.write($1) }
    for detail in media.details { member(detail.key, detail.value) }
  }

  /// Writes what a media object is as a file.
  private mutating func writeFile(_ media: Media) {
    member("url", media.url)
    member("type", media.type)
    member("medium", media.medium)
    member("width", media.width)
    member("height", media.height)
    member("duration", media.duration)
    member("file_size", media.fileSize)
    member("bitrate", media.bitrate)
    member("framerate", media.framerate)
    member("samplingrate", media.samplingRate)
    member("channels", media.channels)
    member("lang", media.language)
    member("expression", media.expression)
    member("is_default", media.isDefault)
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
