internal import Markup
internal import Model
internal import Prose

/// The JSON-LD of a page, flattened: every object with a type, graphs and nesting resolved.
struct JSONLinkedData {
  /// All typed objects, in source order.
  private(set) var objects: [JSONValue] = []
  /// The names of organizations.
  private(set) var groups: Set<String> = []
  /// The object about the article itself: of an article type, else of a type whose text a page may be about.
  private(set) var article: JSONValue?
  private var byID: [String: JSONValue] = [:]

  /// Nesting deeper than this is not followed.
  static let maxDepth = 12

  /// Reads all JSON-LD scripts; what is no JSON is left out.
  ///
  /// Where several objects are articles, that of the page is the one with one of its addresses, else the one with
  /// one of its titles, else the first.
  init(_ scripts: [DataScript], urls: [String] = [], titles: [String] = []) {
    for script in scripts where script.isLinkedData {
      if let value = JSONLinkedData.value(of: script.content) { collect(value, depth: 0) }
    }
    article = chosenArticle(urls: urls, titles: titles)
  }

  /// The value of a script, mended where it is no JSON; nil where that doesn't help.
  private static func value(of content: [UInt8]) -> JSONValue? {
    if let value = try? JSONValue(parsing: content, options: .tolerant) { return value }
    return try? JSONValue(parsing: MendedJSON(content).bytes, options: .tolerant)
  }

  private mutating func collect(_ value: JSONValue, depth: Int) {
    guard depth < JSONLinkedData.maxDepth else { return }
    if let elements = value.array {
      for element in elements { collect(element, depth: depth + 1) }
    } else if let members = value.members {
      if value["@type"] != nil {
        objects.append(value)
        noteGroup(value)
      }
      if let id = value["@id"]?.string, members.count > 1 { byID[id] = value }
      for member in members where member.value.array != nil || member.value.members != nil {
        collect(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func noteGroup(_ value: JSONValue) {
    let isGroup = types(of: value).contains { $0.hasSuffix("organization") }
    if isGroup, let name = value["name"]?.string { groups.insert(normalizedText(name)) }
  }

  /// The lower-case types of an object, without a vocabulary's URL.
  func types(of object: JSONValue) -> [String] {
    let names = object["@type"].map { $0.array ?? [$0] } ?? []
    return names.compactMap(\.string).map { name in
      let name = name.lowercased()
      // A bare name, as nearly all are.
      if name.utf8.allSatisfy({ $0 != 0x2F && $0 != 0x23 && $0 != 0x3A }) { return name }
      return String(name.split(whereSeparator: { $0 == "/" || $0 == "#" || $0 == ":" }).last ?? "")
    }
  }

  private func chosenArticle(urls: [String], titles: [String]) -> JSONValue? {
    let articles = objects.filter { object in types(of: object).contains { JSONLinkedData.isArticle($0) } }
    guard articles.count > 1 else { return articles.first ?? work }
    let places = Set(urls.map(JSONLinkedData.place)).subtracting([""])
    let names = Set(titles.map { Folding.fold(Array($0.utf8)) }).subtracting([[]])
    return articles.first { !places.isDisjoint(with: self.places(of: $0)) }
      ?? articles.first { article in
        ["headline", "name"].contains {
          article[$0]?.string.map { names.contains(Folding.fold(Array($0.utf8))) } ?? false
        }
      } ?? articles.first
  }

  /// What a page without an article is about; a page of a question and its answers is about the question.
  private var work: JSONValue? {
    let first = objects.first { object in types(of: object).contains { JSONLinkedData.works.contains($0) } }
    guard let first, types(of: first).contains("qapage"), let question = first["mainEntity"] else {
      return first
    }
    return resolved(question.array?.first ?? question)
  }

  private func places(of article: JSONValue) -> Set<String> {
    let page = article["mainEntityOfPage"]
    let named = [article["url"], article["@id"], page, page?["@id"], page?["url"]]
    return Set(named.compactMap { $0?.string }.map(JSONLinkedData.place))
  }

  /// An address without scheme, `www.`, query, fragment and the slash at its end; "" for a site's front page.
  private static func place(_ url: String) -> String {
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    while rest.hasSuffix("/") { rest.removeLast() }
    return rest.contains("/") ? String(rest) : ""
  }

  /// True when the page says that it is one piece of news or one post, and no list of them.
  var isOneStory: Bool {
    objects.count { object in
      types(of: object).contains { $0.hasSuffix("newsarticle") || $0 == "blogposting" }
    } == 1
  }

  /// The first object of a type.
  func first(of type: String) -> JSONValue? { objects.first { types(of: $0).contains(type) } }

  /// The object about the page, or else that about the site.
  var webPage: JSONValue? {
    objects.first { types(of: $0).contains { $0.hasSuffix("webpage") } } ?? first(of: "website")
  }

  /// An object behind a reference that holds only an `@id`; anything else as it is.
  func resolved(_ value: JSONValue) -> JSONValue {
    if let members = value.members, members.count == 1, let id = value["@id"]?.string {
      byID[id] ?? value
    } else {
      value
    }
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("article") || type.hasSuffix("posting") || type == "report" || type == "recipe"
      || type == "opinion"
  }

  private static let works: Set<String> = [
    "creativework", "review", "product", "event", "qapage", "howto", "faqpage", "book", "course",
    "jobposting",
    "videoobject",
  ]
}
