internal import Markup
internal import Model
internal import Prose

/// Finds the people who wrote an article.
///
/// The first source that gives the full name of a person or of a team wins. Where none does, the first that gives any name
/// does: a login, a team. The site itself is the author only when a source says so and nobody else is named.
struct Byline {
  let facts: PageFacts
  let data: JSONLinkedData
  let siteName: String?
  /// The heading that says the title.
  let headline: Node?
  let lines: HeadlineLines
  /// True when the page is a thread, whose author is the one who opened it.
  let isThread: Bool

  /// The authors and their source.
  var choice: SourcedValue<[Person]>? {
    var rest: [SourcedValue<[Person]>] = []
    for source in sources {
      guard var found = source(self), !found.value.isEmpty else { continue }
      if isThread { return SourcedValue([found.value[0]], found.source) }
      found.value = withoutSource(found.value)
      if found.value.contains(where: { isPerson($0) }) { return found }
      rest.append(found)
    }
    return rest.first { !$0.value.contains(where: isSite) } ?? rest.first
  }

  /// The sources, the one to trust most first.
  private var sources: [(Byline) -> SourcedValue<[Person]>?] {
    [
      { $0.structured }, { $0.metaTags }, { $0.microdata }, { $0.linked }, { $0.marked }, { $0.member },
      { $0.signed }, { $0.addressed },
    ]
  }

  private func isPerson(_ person: Person) -> Bool {
    guard let name = person.name, !isSite(person) else { return false }
    return PersonNames.namesGroup(name) || PersonNames.isFullName(name) && !data.groups.contains(name)
  }

  /// Without the site and the agencies beside a person's name.
  private func withoutSource(_ people: [Person]) -> [Person] {
    guard people.count > 1, people.contains(where: isPerson) else { return people }
    return people.filter { person in
      let name = person.name ?? ""
      let isAgency =
        !name.contains(" ") && (name.contains(".") || name == name.uppercased() && name.count < 6)
      return !isSite(person) && (!isAgency || !PersonNames.isCased(name))
    }
  }

  private func isSite(_ person: Person) -> Bool {
    guard let siteName, let name = person.name else { return false }
    return Byline.folded(name) == Byline.folded(siteName)
  }

  private static func folded(_ text: String) -> [UInt8] { Folding.fold(Array(text.utf8)) }

  private func unique(_ people: [Person]) -> [Person] {
    var seen: Set<[UInt8]> = []
    return people.filter { seen.insert(Byline.folded($0.name ?? "")).inserted }
  }
}

// MARK: What the head says

extension Byline {
  private var structured: SourcedValue<[Person]>? {
    for (object, source) in [(data.article, "json-ld author"), (data.webPage, "json-ld page author")] {
      guard let author = object?["author"] ?? object?["creator"] else { continue }
      let people = (author.array ?? [author]).flatMap(people(of:))
      if !people.isEmpty { return SourcedValue(unique(people), source) }
    }
    return nil
  }

  private func people(of value: JSONValue) -> [Person] {
    let object = data.resolved(value)
    guard let name = object.string ?? object["name"]?.string ?? object["name"]?.array?.first?.string else {
      return []
    }
    let url = object["url"]?.string
    if data.types(of: object).contains(where: { $0.hasSuffix("organization") }) {
      let name = normalizedText(name)
      return name.isEmpty || name.utf8.count > PersonNames.maxNameBytes ? [] : [Person(name: name, url: url)]
    }
    return PersonNames.names(in: name).map { Person(name: $0, url: url) }
  }

  private var metaTags: SourcedValue<[Person]>? {
    var weak: SourcedValue<[Person]>?
    for key in Byline.metaNames {
      guard let values = facts.meta[key] else { continue }
      if key == "twitter:data1", !Byline.saysWritten(facts.meta("twitter:label1")) { continue }
      let names = values.flatMap {
        key == "citation_author" ? [Byline.unswapped($0)] : PersonNames.names(in: $0)
      }
      let people = unique(names.map { Person(name: $0) })
      if people.contains(where: isPerson) { return SourcedValue(people, "meta \(key)") }
      if weak == nil, !people.isEmpty { weak = SourcedValue(people, "meta \(key)") }
    }
    return weak
  }

  private static func saysWritten(_ label: String?) -> Bool {
    guard let label = label?.lowercased() else { return false }
    return [
      "written", "verfasst", "geschrieben", "écrit", "escrito", "scritto", "geschreven", "author", "автор",
    ]
    .contains { label.contains($0) }
  }

  /// "Berger, Emery D" → "Emery D Berger", as the citation tags have it.
  private static func unswapped(_ name: String) -> String {
    let parts = name.split(separator: ",").map { String($0).trimmingWhitespace }
    return parts.count == 2 && !PersonWords.credentials.contains(parts[1].lowercased())
      ? parts[1] + " " + parts[0] : name.trimmingWhitespace
  }

  private static let metaNames = [
    "citation_author", "author", "article:author", "byl", "dc.creator", "dcterms.creator", "dc.contributor",
    "parsely-author", "sailthru.author", "article:author_name", "cxenseparse:author", "og:author",
    "article.author", "authors", "creator", "rnews:author", "vr:author", "twitter:data1",
  ]
}

// MARK: What the page shows

extension Byline {
  /// The names of one thing: a thread has an author for each post, and the first is the page's.
  private var microdata: SourcedValue<[Person]>? {
    guard let nodes = facts.properties["author"] ?? facts.properties["creator"], let first = nodes.first
    else {
      return nil
    }
    let scope = Byline.scope(of: first)
    let found = nodes.prefix(60).filter { Byline.scope(of: $0) == scope && (isThread || !isElsewhere($0)) }
      .flatMap { node in
        let name = node.elements.first { $0.attribute("itemprop") == "name" } ?? node
        return BylineMarkup.names(in: name, isCertain: true).map {
          Person(name: $0, url: node.attribute("href"))
        }
      }
    return SourcedValue(unique(found), "itemprop author")
  }

  private static func scope(of node: Node) -> Node? { node.ancestors.first { $0.hasAttribute("itemscope") } }

  private var linked: SourcedValue<[Person]>? { firstGroup(of: facts.authorLinks, "rel author") }

  private var marked: SourcedValue<[Person]>? { firstGroup(of: facts.bylines, "byline") }

  private var addressed: SourcedValue<[Person]>? {
    guard let headline = headline?.index else { return nil }
    let near = facts.authorPaths.filter { abs($0.index - headline) < Byline.nearby }
    guard let found = firstGroup(of: near, "link to an author's page") else { return nil }
    return found.value.contains(where: isPerson) ? found : nil
  }

  /// The first name of a member in a thread.
  private var member: SourcedValue<[Person]>? {
    guard isThread else { return nil }
    let name = facts.usernames.prefix(20).lazy.compactMap {
      BylineMarkup.names(in: $0, isCertain: true).first
    }.first
    return name.map { SourcedValue([Person(name: $0)], "first member's name") }
  }

  private var signed: SourcedValue<[Person]>? {
    guard let names = lines.signed.first else { return nil }
    return SourcedValue(unique(names.map { Person(name: $0) }), "text beside the headline")
  }

  /// The people of the first element, those after the headline first, that belongs to the article and
  /// names some, and of its likes beside it.
  private func firstGroup(of nodes: [Node], _ source: String) -> SourcedValue<[Person]>? {
    var weak: SourcedValue<[Person]>?
    for node in afterHeadline(nodes).prefix(60) {
      guard node.hasText(upTo: Byline.maxBylineBytes), !isElsewhere(node) else { continue }
      var found = people(in: node)
      guard !found.isEmpty else { continue }
      let likes = nodes.filter { $0 != node && Byline.isLike($0, node) }
      found = unique(found + likes.prefix(20).flatMap(people(in:)))
      if found.contains(where: isPerson) { return SourcedValue(found, source) }
      // Lists of topics have such classes as well; a name alone is a login.
      if weak == nil, found.count == 1 { weak = SourcedValue(found, source) }
    }
    return weak
  }

  private func isElsewhere(_ node: Node) -> Bool {
    node.tag != .meta
      && (BylineMarkup.hasOtherRole(node) || Surroundings.isElsewhere(node, headline: headline))
  }

  private func afterHeadline(_ nodes: [Node]) -> [Node] {
    guard let headline = headline?.index else { return nodes }
    return nodes.filter { $0.index > headline } + nodes.filter { $0.index < headline }.reversed()
  }

  /// True for siblings, and for the only children of siblings, of one class.
  private static func isLike(_ node: Node, _ other: Node) -> Bool {
    guard node.tag == other.tag, node.attribute("class") == other.attribute("class") else { return false }
    if node.parent == other.parent { return true }
    guard let parent = node.parent, let otherParent = other.parent, parent.tag == otherParent.tag else {
      return false
    }
    return parent.parent == otherParent.parent && normalizedText(parent.text) == normalizedText(node.text)
  }

  private func people(in node: Node) -> [Person] {
    BylineMarkup.names(in: node).map { Person(name: $0, url: node.attribute("href")) }
  }

  /// No byline has more bytes.
  private static let maxBylineBytes = 300
  /// How many nodes around the headline a link to the author's page may stand.
  private static let nearby = 150
}
