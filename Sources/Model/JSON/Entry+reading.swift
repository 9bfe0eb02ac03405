extension Entry {
  /// The entry that a JSON Feed item of the output describes.
  public init(json value: JSONValue) throws(JSONError) {
    guard value.members != nil else { throw .notAnObject(expected: "an item") }
    self.init()
    let fields = JSONFields(value)
    readItem(fields)
    let feedmill = JSONFields(fields["_feedmill"])
    readFromFeed(feedmill)
    removed = feedmill.object("extraction").flatMap(Extraction.init(fields:))?.removed ?? [:]
    authorNote = feedmill.text("author_note")
    isPartial = feedmill.text("access") == "partial"
    warnings = feedmill.texts("warnings")
  }

  /// What an item's `_feedmill` says of the feed; nil when it says nothing. How title and dates were written is the
  /// article's.
  init?(fromFeed fields: JSONFields) {
    self.init()
    readFromFeed(fields)
    (rawTitle, publishedRaw, modifiedRaw) = (nil, nil, nil)
    if self == Entry() { return nil }
  }

  private mutating func readFromFeed(_ fields: JSONFields) {
    readTexts(fields)
    contents = fields.objects("contents", Content.init(fields:))
    links = fields.objects("links", Link.init(fields:))
    categories = fields.objects("categories", Category.init(fields:))
    people = fields.objects("authors", Person.init(fields:))
    contributors = fields.objects("contributors", Person.init(fields:))
    publisher = fields.object("publisher").flatMap(Person.init(fields:))
    sourceFeed = fields["source_feed"]
    geo = fields["geo"]
    itunes = fields.members("itunes")
    podcast = fields.members("podcast")
    media = fields.objects("media", Media.init(fields:))
    thumbnails = fields.objects("thumbnails", Thumbnail.init(fields:))
    chapters = fields.objects("chapters", Chapter.init(fields:))
    inReplyTo = fields["in_reply_to"]?.array ?? []
    other = fields.members("other")
  }

  private mutating func readTexts(_ fields: JSONFields) {
    rawID = fields.text("id")
    rawTitle = fields.text("title_raw")
    titleType = fields.choice("title_type")
    titleHTML = fields.text("title_html")
    summaryHTML = fields.text("summary_html")
    commentsURL = fields.text("comments_url")
    commentCount = fields.integer("comment_count")
    commentsFeed = fields.text("comments_feed")
    commentsAPI = fields.text("comments_api")
    rights = fields.text("rights")
    rightsHTML = fields.text("rights_html")
    titleContext = fields.context("title")
    summaryContext = fields.context("summary")
    rightsContext = fields.context("rights")
    license = fields.text("license")
    publishedRaw = fields.text("date_published_raw")
    modifiedRaw = fields.text("date_modified_raw")
    expired = fields.date("expired")
    created = fields.date("created")
    guidIsPermalink = fields.bool("guid_is_permalink")
  }
}

extension Content {
  fileprivate init(fields: JSONFields) {
    self.init(type: fields.text("type"), value: fields.text("value"))
    language = fields.text("language")
    base = fields.text("base")
    src = fields.text("src")
  }
}
