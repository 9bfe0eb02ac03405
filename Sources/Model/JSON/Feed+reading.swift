extension Feed {
  /// The feed that a JSON Feed document of the output describes, from the document's bytes.
  public init(json bytes: [UInt8]) throws(JSONError) { try self.init(json: JSONValue(parsing: bytes)) }

  /// The feed that a JSON Feed document of the output describes.
  public init(json value: JSONValue) throws(JSONError) {
    guard value.members != nil else { throw .notAnObject(expected: "a feed") }
    let fields = JSONFields(value)
    let feedmill = JSONFields(fields["_feedmill"])
    let isVersion1 = fields.text("version") == "https://jsonfeed.org/version/1"
    self.init(format: feedmill.choice("format") ?? (isVersion1 ? .jsonFeed10 : .jsonFeed11))
    readTop(fields)
    for item in fields["items"]?.array ?? [] where item.members != nil {
      entries.append(try Entry(json: item))
    }
    readDocument(feedmill)
    readSchedule(feedmill)
    readPeople(feedmill)
    readExtensions(feedmill)
  }

  private mutating func readTop(_ fields: JSONFields) {
    title = fields.text("title")
    homePageURL = fields.text("home_page_url")
    feedURL = fields.text("feed_url")
    description = fields.text("description")
    icon = fields.text("icon")
    favicon = fields.text("favicon")
    authors = fields.objects("authors", Person.init(fields:))
    language = fields.text("language")
    isExpired = fields.bool("expired") ?? false
    hubs = fields.objects("hubs") { hub in
      guard let type = hub.text("type"), let url = hub.text("url") else { return nil }
      return Hub(type: type, url: url)
    }
  }

  private mutating func readDocument(_ fields: JSONFields) {
    key = fields["key"]
    source = fields.text("source")
    encoding = fields.text("encoding")
    titleType = fields.choice("title_type")
    titleHTML = fields.text("title_html")
    descriptionHTML = fields.text("description_html")
    rightsHTML = fields.text("rights_html")
    info = fields.text("info")
    infoHTML = fields.text("info_html")
    titleContext = fields.context("title")
    descriptionContext = fields.context("description")
    rightsContext = fields.context("rights")
    infoContext = fields.context("info")
    subtitle = fields.text("subtitle")
    id = fields.text("id")
    rights = fields.text("rights")
    license = fields.text("license")
    generator = fields.object("generator").map {
      Generator(name: $0.text("name"), url: $0.text("url"), version: $0.text("version"))
    }
  }

  private mutating func readSchedule(_ fields: JSONFields) {
    published = fields.date("published")
    updated = fields.date("updated")
    ttlMinutes = fields.integer("ttl_minutes")
    updatePeriod = fields.text("update_period")
    updateFrequency = fields.integer("update_frequency")
    updateBase = fields.date("update_base")
    validity = fields["validity"]
    created = fields.date("created")
    rating = fields.text("rating")
    logo = fields.text("logo")
    skipHours = fields["skip_hours"]?.array?.compactMap(\.integer) ?? []
    skipDays = fields.texts("skip_days")
    cloud = fields.members("cloud")
    textInput = fields.members("text_input")
    image = fields.members("image")
  }

  private mutating func readPeople(_ fields: JSONFields) {
    categories = fields.objects("categories", Category.init(fields:))
    people = fields.objects("authors", Person.init(fields:))
    contributors = fields.objects("contributors", Person.init(fields:))
    publisher = fields.object("publisher").flatMap(Person.init(fields:))
    inReplyTo = fields["in_reply_to"]?.array ?? []
    editor = fields.object("editor").flatMap(Person.init(fields:))
    webmaster = fields.object("webmaster").flatMap(Person.init(fields:))
    docs = fields.text("docs")
    links = fields.objects("links", Link.init(fields:))
  }

  private mutating func readExtensions(_ fields: JSONFields) {
    itunes = fields.members("itunes")
    podcast = fields.members("podcast")
    other = fields.members("other")
    nextPage = fields.text("next_page")
    paging = fields.object("paging").flatMap(Paging.init(fields:))
    deletedEntries = fields.objects("deleted_entries", DeletedEntry.init(fields:))
    geo = fields["geo"]
    newFeedURL = fields.text("new_feed_url")
    isWellFormed = fields.bool("well_formed") ?? true
    warnings = fields.texts("warnings")
  }
}
