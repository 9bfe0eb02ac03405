internal import Markup
internal import Model
internal import Prose

/// The JSON-LD of a page, flattened: every object with a type, graphs and nesting resolved.
struct JSONLinkedData {
  /// All typed objects, in source order.
  private(set) var objects: [JSONValue] = []
  /// The names of organizations.
  private(set) var groups: Set<String> = []
  private var byID: [String: JSONValue] = [:]

  /// Nesting deeper than this is not followed.
  static let maxDepth = 12

  /// Reads all JSON-LD scripts; what is no JSON is left out.
  init(_ scripts: [DataScript]) {
    for script in scripts where script.isLinkedData {
      guard let value = try? JSONValue(parsing: script.content, options: .tolerant) else { continue }
      collect(value, depth: 0)
    }
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

  /// The object about the article itself: the first of an article type, else the first of a type
  /// whose text a page may be about.
  var article: JSONValue? {
    objects.first { object in types(of: object).contains { JSONLinkedData.isArticle($0) } }
      ?? objects.first { object in types(of: object).contains { JSONLinkedData.works.contains($0) } }
  }

  /// True when the page says that it is one piece of news or one post, and no list of them.
  var isOneStory: Bool {
    objects.count { object in
      types(of: object).contains { $0.hasSuffix("newsarticle") || $0 == "blogposting" }
    } == 1
  }

  /// The object about the page.
  var webPage: JSONValue? {
    objects.first { types(of: $0).contains { $0.hasSuffix("webpage") || $0 == "website" } }
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
    type.hasSuffix("article") || type.hasSuffix("posting") || type == "report" || type == "review"
      || type == "recipe" || type == "opinion"
  }

  private static let works: Set<String> = [
    "creativework", "product", "event", "qapage", "howto", "faqpage", "book", "course", "jobposting",
    "videoobject",
  ]
}
