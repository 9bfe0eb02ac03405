internal import Markup
internal import Model
internal import Prose

/// The state that a page's own program starts from: `__NEXT_DATA__`, `window.__NUXT__ = {…}`, Apollo's store.
///
/// Sites that draw their pages in the browser send the article this way.
struct StateScripts {
  private let states: [(name: String, value: JSONValue)]

  /// State of this many bytes and more is not looked at.
  static let maxBytes = 2 << 20
  /// Nesting deeper than this is not followed.
  static let maxDepth = 40

  /// Reads all state; what is no JSON, such as a function that returns it, is left out.
  init(_ scripts: [DataScript]) {
    var size = 0
    states = scripts.compactMap { script in
      size += script.content.count
      guard !script.isLinkedData, size < StateScripts.maxBytes,
        let value = StateScripts.value(of: script.content)
      else { return nil }
      return (script.id ?? "state script", value)
    }
  }

  /// The longest body of an object that has the page's title.
  func body(titled title: String) -> StatedBody? {
    var search = StateSearch(title: title)
    var best: StatedBody?
    for (name, value) in states {
      guard let texts = search.body(in: value) else { continue }
      // Each size and color of a product says the same.
      var seen: Set<String> = []
      let pieces = texts.filter { seen.insert($0).inserted }
      let body = StatedBody(pieces: pieces, source: "state \(name)", method: .state)
      if body.words > best?.words ?? 0 { best = body }
    }
    return best
  }

  /// The first object of a script: of all of it, or after the `=` of an assignment.
  private static func value(of content: [UInt8]) -> JSONValue? {
    guard let start = content.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
      return nil
    }
    guard let end = end(of: content, from: start) else { return nil }
    return try? JSONValue(parsing: Array(content[start..<end]), options: .tolerant)
  }

  /// Behind the bracket that closes the one at `start`; nil when there is none.
  private static func end(of content: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isText = false
    var index = start
    while index < content.count {
      switch content[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): if !isText { depth += 1 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !isText { depth -= 1 }
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}

/// Looks through state for the texts of the object that has a title.
private struct StateSearch {
  let title: [UInt8]
  private var best: Texts?

  /// Texts in order, and how many words they have.
  private struct Texts {
    var pieces: [String] = []
    var words = 0

    mutating func add(_ other: Texts) {
      pieces += other.pieces
      words += other.words
    }
  }

  init(title: String) { self.title = Folding.fold(Array(title.utf8)) }

  mutating func body(in value: JSONValue) -> [String]? {
    best = nil
    _ = texts(in: value, under: "", depth: 0)
    return best?.pieces
  }

  /// The texts of a value; of an object's members those with the most, since most say the same in several ways.
  private mutating func texts(in value: JSONValue, under key: String, depth: Int) -> Texts {
    // Recursion is bounded.
    guard depth < StateScripts.maxDepth else { return Texts() }
    if let text = value.string { return StateSearch.texts(of: text, under: key) }
    if let elements = value.array {
      if let run = StateSearch.run(of: elements) { return StateSearch.texts(of: run, under: "text") }
      return elements.reduce(into: Texts()) { $0.add(texts(in: $1, under: key, depth: depth + 1)) }
    }
    guard let members = value.members else { return Texts() }
    var most = Texts()
    for member in members where !StateSearch.asides.contains(member.key.lowercased()) {
      let found = texts(in: member.value, under: member.key.lowercased(), depth: depth + 1)
      if found.words > most.words { most = found }
    }
    switch isTitled(members) {
    case true:
      if most.words > best?.words ?? 0 { best = most }
      return most
    // Another article.
    case false: return Texts()
    case nil: return most
    }
  }

  /// Whether an object has the page's title, or one of its own; nil for one without any.
  private func isTitled(_ members: [JSONValue.Member]) -> Bool? {
    var isOther = false
    for member in members where StateSearch.titles.contains(member.key.lowercased()) {
      guard
        let text = member.value.string ?? member.value["rendered"]?.string ?? member.value["basic"]?.string
      else { continue }
      let folded = Folding.fold(Array(plainText(fromHTML: text).utf8))
      if folded == title { return true }
      if folded.count > 20 { isOther = true }
    }
    return isOther ? false : nil
  }

  /// What words next to each other make a paragraph: the pieces of rich text are bold, linked or plain.
  private static func run(of elements: [JSONValue]) -> String? {
    guard !elements.isEmpty else { return nil }
    var run = ""
    for element in elements {
      guard let text = element["text"]?.string ?? element["value"]?.string else { return nil }
      // Blocks, not pieces of one.
      if isMarkup(text) || text.hasSuffix(".") && element["type"]?.string.map({ $0 != "text" }) ?? false {
        return nil
      }
      run += text
    }
    return run
  }

  private static func isMarkup(_ text: String) -> Bool { StatedBody.isMarkup(text) }

  private static func texts(of text: String, under key: String) -> Texts {
    let isNamed = bodies.contains(key)
    guard text.utf8.count >= 12, text.contains(" ") || !text.utf8.allSatisfy({ $0 < 0x80 }),
      !text.hasPrefix("http"),
      !text.hasPrefix("/")
    else { return Texts() }
    let words = WordCount.count(isMarkup(text) ? plainText(fromHTML: text) : text)
    let isProse = words >= (isNamed ? 3 : Int(Weights.proseWords))
    return isProse ? Texts(pieces: [text], words: words) : Texts()
  }

  private static let titles: Set<String> = [
    "title", "headline", "name", "heading", "headlines", "articletitle",
  ]

  private static let bodies: Set<String> = [
    "text", "content", "html", "value", "body", "markup", "paragraph", "paragraphs", "copy", "articlebody",
    "children",
    "data", "rendered",
  ]

  /// What stands beside an article's body: other articles, and what is said of this one.
  private static let asides: Set<String> = [
    "related", "relatedarticles", "recommended", "recommendations", "comments", "seo", "meta", "metadata",
    "author",
    "authors", "bio", "disclaimer", "translations", "i18n", "locale", "messages", "footer", "header",
    "navigation", "menu",
    "ads", "config", "caption", "alt", "credit", "newsletter", "excerpt", "description", "summary",
    "standfirst", "dek",
  ]
}
