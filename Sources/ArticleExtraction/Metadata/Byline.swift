internal import Markup
internal import Model
internal import Prose

/// Finds the people who wrote an article: structured data, then meta tags, then the byline's markup.
struct Byline {
  let facts: PageFacts
  let data: JSONLinkedData
  let siteName: String?

  /// The authors and their source.
  var choice: SourcedValue<[Person]>? {
    for source in [structured, metaTags, microdata, linked, marked] {
      if let found = source, !found.value.isEmpty { return found }
    }
    return nil
  }

  private var structured: SourcedValue<[Person]>? {
    guard let author = data.article?["author"] ?? data.article?["creator"] else { return nil }
    var people: [Person] = []
    for value in author.array ?? [author] {
      let object = data.resolved(value)
      guard let name = object.string ?? object["name"]?.string ?? object["name"]?.array?.first?.string else {
        continue
      }
      let url = object["url"]?.string
      for name in names(in: name) { people.append(Person(name: name, url: url)) }
    }
    return SourcedValue(unique(people), "json-ld author")
  }

  private var metaTags: SourcedValue<[Person]>? {
    let keys = [
      "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
      "citation_author", "article:author_name", "cxenseparse:author", "twitter:data1",
    ]
    for key in keys {
      guard let values = facts.meta[key] else { continue }
      if key == "twitter:data1", facts.meta("twitter:label1")?.lowercased().contains("written") != true {
        continue
      }
      let people = values.flatMap(names(in:)).map { Person(name: $0) }
      if !people.isEmpty { return SourcedValue(unique(people), "meta \(key)") }
    }
    return nil
  }

  private var microdata: SourcedValue<[Person]>? {
    guard let nodes = facts.properties["author"] ?? facts.properties["creator"] else { return nil }
    let found = nodes.prefix(20).flatMap { node in
      people(in: node.elements.first { $0.attribute("itemprop") == "name" } ?? node)
    }
    return SourcedValue(unique(found), "itemprop author")
  }

  private var linked: SourcedValue<[Person]>? {
    SourcedValue(unique(facts.authorLinks.prefix(5).flatMap(people(in:))), "rel author")
  }

  /// The first elements whose class names a byline, the shortest text first within each.
  private var marked: SourcedValue<[Person]>? {
    for node in facts.bylines.prefix(40) {
      let text = normalizedText(node.text)
      guard text.utf8.count < 200 else { continue }
      let found = people(in: node)
      if !found.isEmpty { return SourcedValue(unique(found), "byline") }
    }
    return nil
  }

  private func people(in node: Node) -> [Person] {
    if let content = node.attribute("content"), node.tag == .meta {
      return names(in: content).map { Person(name: $0) }
    }
    return names(in: spacedText(of: node)).map { Person(name: $0, url: node.attribute("href")) }
  }

  /// The pieces of text inside an element, a space between any two: sites write `By<a>Ann Lee</a>`.
  private func spacedText(of node: Node) -> String {
    node.descendants.filter(\.isText).map { normalizedText($0.text) }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private func names(in text: String) -> [String] { PersonNames.names(in: text, siteName: siteName) }

  private func unique(_ people: [Person]) -> [Person] {
    var seen: Set<[UInt8]> = []
    return people.filter { seen.insert(Folding.fold(Array(($0.name ?? "").utf8))).inserted }
  }
}
