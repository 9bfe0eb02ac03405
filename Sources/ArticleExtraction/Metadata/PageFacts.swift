internal import Markup

/// What one walk over a page gathers for its metadata: nodes and meta values, not yet judged.
struct PageFacts {
  /// `meta` values by lower-case name, property or itemprop, in source order.
  private(set) var meta: [String: [String]] = [:]
  /// `link` targets by lower-case rel.
  private(set) var links: [String: [String]] = [:]
  /// The text of the head's `title`.
  private(set) var title: String?
  /// The language the `html` element declares.
  private(set) var language: String?
  /// The `base` element's target.
  private(set) var base: String?
  /// All first-level headings.
  private(set) var headings: [Node] = []
  /// The first headings of the second and third level.
  private(set) var subheadings: [Node] = []
  /// All `time` elements.
  private(set) var times: [Node] = []
  /// Microdata and RDFa properties of elements, by name.
  private(set) var properties: [String: [Node]] = [:]
  /// Links that say they lead to the author.
  private(set) var authorLinks: [Node] = []
  /// Links whose address is one of an author's page.
  private(set) var authorPaths: [Node] = []
  /// Elements whose class, id or test name says that they hold a byline or an author's name.
  private(set) var bylines: [Node] = []
  /// Elements whose class says that they hold the name of a member.
  private(set) var usernames: [Node] = []
  /// Elements whose class says that they hold a date.
  private(set) var dates: [Node] = []

  /// What the words of classes and ids say.
  private(set) var words = ElementWords()

  /// How many headings below the first level are kept.
  static let maxSubheadings = 30

  /// Gathers from a whole tree.
  init(_ tree: HTMLTree) {
    guard let root = tree.root else { return }
    language = root.attribute("lang") ?? root.attribute("xml:lang")
    words = ElementWords(tree)
    _ = words.read(root)
    for node in root.elements { gather(node) }
  }

  /// The first value of the first of these meta names that has one.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let value = meta[name]?.first(where: { !$0.isEmpty }) { return value }
    }
    return nil
  }

  private mutating func gather(_ node: Node) {
    switch node.tag {
    case .meta: gatherMeta(node)
    case .link: gatherLink(node)
    case .title: if title == nil { title = node.text }
    case .base: if base == nil { base = node.attribute("href") }
    case .h1: headings.append(node)
    case .h2, .h3: if subheadings.count < PageFacts.maxSubheadings { subheadings.append(node) }
    case .time: times.append(node)
    case .a: gatherAnchor(node)
    default: break
    }
    guard node.hasAttributes else { return }
    if let names = node.attribute("itemprop") {
      for name in names.split(separator: " ") { properties[String(name), default: []].append(node) }
      if node.tag == .meta, let content = node.attribute("content") {
        meta[names.lowercased(), default: []].append(content)
      }
    }
    if node.tag != .meta, let names = node.attribute("property") {
      for name in names.split(separator: " ") {
        let local = name.split(separator: ":").last.map(String.init) ?? ""
        properties[local, default: []].append(node)
      }
    }
    gatherByClass(node)
  }

  private mutating func gatherMeta(_ node: Node) {
    guard let content = node.attribute("content") else { return }
    let value = content.trimmingWhitespace
    for name in [node.attribute("name"), node.attribute("property")] {
      if let name { meta[name.lowercased(), default: []].append(value) }
    }
  }

  private mutating func gatherLink(_ node: Node) {
    guard let href = node.attribute("href") else { return }
    for relation in relations(of: node) { links[relation, default: []].append(href) }
  }

  private mutating func gatherAnchor(_ node: Node) {
    if node.withAttribute("rel", { PageFacts.authorRelation.isFound(in: $0) }) ?? false {
      authorLinks.append(node)
    } else if node.withAttribute("href", { PageFacts.authorPathWords.isFound(in: $0) }) ?? false {
      authorPaths.append(node)
    }
  }

  private func relations(of node: Node) -> [String] {
    node.attribute("rel")?.lowercased().split(separator: " ").map(String.init) ?? []
  }

  private mutating func gatherByClass(_ node: Node) {
    let marks = words.read(node)
    guard node.tag != .body, node.tag != .html else { return }
    if marks & PageFacts.byline != 0 || namesByline(node) { bylines.append(node) }
    if marks & PageFacts.user != 0 { usernames.append(node) }
    if marks & PageFacts.date != 0 { dates.append(node) }
  }

  /// True when the name for tests says what class and id don't.
  private func namesByline(_ node: Node) -> Bool {
    node.withAttribute("data-testid") { PageFacts.bylineFinder.isFound(in: $0) } ?? false
  }

  private static let bylineWords = [
    "byline", "author", "authors", "writer", "writers", "autor", "autoren", "autores", "auteur", "auteurs",
    "vcard", "autore", "autora", "reporter", "journalist", "contributor", "contributors", "forfatter",
    "redakteur", "journaliste", "szerzo", "yazar", "penulis", "signature", "hcard",
  ]
  private static let userWords = ["username", "bigusername", "poster", "nickname", "postauthor"]
  private static let dateWords = [
    "date", "published", "pubdate", "datetime", "timestamp", "dateline", "posted", "datum", "fecha",
    "relativetime", "pubtime", "time", "timedata", "postdate", "newsdate", "createtime", "publishtime",
    "posttime", "articledate", "tarih", "tanggal",
  ]
  private static let (byline, user, date): (UInt8, UInt8, UInt8) = (1, 2, 4)
  /// The words that tell bylines, users and dates, each list with its mark.
  static let wordLists: [(marks: UInt8, words: [String])] = [
    (byline, bylineWords), (user, userWords), (date, dateWords),
  ]
  /// The marks that only a class gives, and no id.
  static let classMarks = user | date
  private static let bylineFinder = WordFinder(bylineWords)
  private static let authorRelation = WordFinder(["author"])
  private static let authorPathWords = WordFinder([
    "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "contributor", "contributors",
    "journalist", "journalists", "journaliste", "reporter", "reporters", "columnist", "columnists",
    "redakteur",
    "writers", "autori", "autore", "producers",
  ])
}

extension String {
  /// Without white space at both ends.
  var trimmingWhitespace: String {
    if let first = utf8.first, let last = utf8.last, first &- 0x21 < 0x5E, last &- 0x21 < 0x5E { return self }
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else {
      return ""
    }
    return String(self[start...end])
  }
}
