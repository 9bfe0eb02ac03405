internal import Foundation
internal import Markup
internal import Model

/// What was read of a feed, an entry or an entry's source, before the facts that every format needs are settled.
///
/// All formats and extensions fill the same fields; what only feeds or only entries have stays empty in the others.
final class Draft {
  // Texts.

  var title: FeedText?
  /// RSS `description`, Atom `summary` and `subtitle`, CDF `abstract`.
  var description: FeedText?
  /// Bodies, in source order.
  var contents: [FeedText] = []
  @Rare var rights: FeedText?
  @Rare var info: FeedText?
  var subtitle: String?
  /// Titles and descriptions of extensions, for when the format's own are missing.
  @Rare var otherTitle: FeedText?
  @Rare var mediaTitle: FeedText?
  @Rare var mediaDescription: FeedText?
  @Rare var iTunesSummary: FeedText?
  @Rare var otherDescription: FeedText?

  // Identity and places.

  var id: String?
  /// `dc:identifier`, for when there is no id.
  var otherID: String?
  var guidIsPermalink: Bool?
  /// Where an RSS guid leads when it is a permalink: the link of an entry that has no other.
  var permalink: String?
  /// RSS `link`.
  var link: String?
  var originalLink: String?
  var externalURL: String?
  var links: [Link] = []
  var language: String?
  /// What links are relative to when nothing else says so.
  var base: String?

  // People.

  var people: [Person] = []
  /// Creators by extensions, for when the format's own are missing or in addition.
  var otherPeople: [Person] = []
  var iTunesPeople: [Person] = []
  var contributors: [Person] = []
  @Rare var publisher: Person?
  @Rare var editor: Person?
  @Rare var webmaster: Person?

  // Times.

  var published: Stamp?
  var updated: Stamp?
  @Rare var created: Stamp?
  @Rare var expired: Stamp?
  /// `dc:date`: whichever of the others is missing.
  @Rare var date: Stamp?
  /// `dcterms:issued` and `dcterms:modified`, which yield to the format's own.
  @Rare var issued: Stamp?
  @Rare var modified: Stamp?

  // Subjects, files, pictures.

  var categories: [Model.Category] = []
  var attachments: [Enclosure] = []
  var image: [JSONValue.Member] = []
  var icon: String?
  var logo: String?
  var bannerImage: String?
  var media: [Media] = []
  /// Media RSS facts that hold for all media of the entry: one value or none, for it takes much memory.
  var mediaDefaults: [Media] = []
  var thumbnails: [Thumbnail] = []
  var chapters: [Chapter] = []

  // Extensions.

  var itunes: [JSONValue.Member] = []
  /// Google's copies of iTunes' elements.
  var googlePlay: [JSONValue.Member] = []
  var podcast: [JSONValue.Member] = []
  var geo: JSONValue?
  var latitude: Double?
  var longitude: Double?
  /// What is said of the place beside its geometry.
  var geoFacts: [JSONValue.Member] = []
  var inReplyTo: [JSONValue] = []
  var license: String?
  var commentsURL: String?
  var commentCount: Int?
  var commentsFeed: String?
  var commentsAPI: String?
  var source: Draft?
  var sourceURL: String?
  var other: [JSONValue.Member] = []
  var warnings: [String] = []

  // What only feeds have.

  @Rare var generator: Feed.Generator?
  var docs: String?
  var rating: String?
  var ttlMinutes: Int?
  var updatePeriod: String?
  var updateFrequency: Int?
  var updateBase: Date?
  var validity: JSONValue?
  var skipHours: [Int] = []
  var skipDays: [String] = []
  var cloud: [JSONValue.Member] = []
  var textInput: [JSONValue.Member] = []
  var hubs: [Feed.Hub] = []
  var nextPage: String?
  var isArchive = false
  var isComplete = false
  var deletedEntries: [Feed.DeletedEntry] = []
  var newFeedURL: String?
  var isExpired = false
  var feedURL: String?
  var favicon: String?
  private(set) var entries: [Draft] = []
  private var isCut = false

  /// The limit of what one feed or entry may gather of one kind.
  static let maxValues = 2000
  /// The authors of a feed or an entry; each is compared with all before.
  static let maxPeople = 500
  /// The different elements of one vocabulary that are kept; each is looked for among all before.
  static let maxMembers = 200
  /// The entries of a feed; those after are left out. An entry takes 3 KB however little it says.
  static let maxEntries = 100_000

  /// Adds an entry of the feed.
  func add(_ entry: Draft) {
    guard entries.count >= Draft.maxEntries else { return entries.append(entry) }
    if isCut { return }
    isCut = true
    warnings.append("more than \(Draft.maxEntries) entries: the rest is left out")
  }

  /// The entries, which the feed then has no more.
  func takeEntries() -> [Draft] {
    defer { entries = [] }
    return entries
  }

  /// Keeps an element of a vocabulary that isn't modelled, its first value under each name: its text, or
  /// its attributes when it has none.
  func keep(_ element: FeedElement, from reader: FeedReader) {
    let name = element.exactName(from: reader)
    if other.count >= 100 || other.contains(where: { $0.key == name }) { return }
    let attributes = reader.xml.attributes.prefix(Draft.maxAttributes)
    if let text = reader.text(of: element) {
      other.append(.init(name, .string(text)))
      return
    }
    var members: [JSONValue.Member] = []
    for attribute in attributes {
      let value = attribute.value.trimmed
      if !value.isEmpty { members.add(attribute.qualifiedName, value) }
    }
    if !members.isEmpty { other.append(.init(name, .object(members))) }
  }

  /// The attributes of one element that are kept.
  private static let maxAttributes = 32
}

extension [JSONValue.Member] {
  /// Adds a member unless the value is absent or the key is there already.
  mutating func add(_ key: String, _ value: JSONValue?) {
    guard let value, count < Draft.maxMembers, !contains(where: { $0.key == key }) else { return }
    append(.init(key, value))
  }

  /// Adds a string member unless it is absent or the key is there already.
  mutating func add(_ key: String, _ text: String?) { add(key, text.map { .string($0) }) }

  /// Adds to the array under a key.
  mutating func append(_ key: String, _ value: JSONValue) {
    guard let place = firstIndex(where: { $0.key == key }) else {
      guard count < Draft.maxMembers else { return }
      append(.init(key, .array([value])))
      return
    }
    guard case .array(var values) = self[place].value, values.count < Draft.maxValues else { return }
    self[place].value = .null
    values.append(value)
    self[place].value = .array(values)
  }

  /// The value under a key.
  subscript(key: String) -> JSONValue? { first { $0.key == key }?.value }
}
