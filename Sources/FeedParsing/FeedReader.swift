internal import Markup
internal import Prose

/// An element of a feed that the reader stands on.
struct FeedElement {
  let xml: XMLElement
  let namespace: Namespace
  /// The name without its prefix, in lower case.
  let name: String
  /// The prefix and name, for elements of vocabularies that aren't modelled.
  let qualifiedName: String
}

/// Pulls elements out of a feed's XML and knows the base and language in force.
final class FeedReader {
  let xml: XMLReader
  /// Where the document was fetched.
  let url: String?
  private let vocabularies: Vocabularies
  private var knownBases: (declared: [String], base: String?) = ([], nil)

  init(utf8: [UInt8], url: String?) throws(FeedError) {
    let vocabularies = Vocabularies()
    do {
      xml = try XMLReader(utf8: utf8, lowercasesNames: true) { vocabularies.number(uri: $0, prefix: $1) }
    } catch {
      throw .markup(error)
    }
    self.vocabularies = vocabularies
    self.url = url
    knownBases.base = url
  }

  /// The document's root element; its namespace counts as the format's own.
  func root() throws(FeedError) -> FeedElement {
    do {
      let root = try xml.root()
      vocabularies.makeCore(root.namespace)
      return element(root)
    } catch {
      throw .markup(error)
    }
  }

  /// True once an element of that namespace was seen.
  func hasSeen(_ uri: String) -> Bool { vocabularies.keys.contains(Namespace.key(uri)) }

  /// The next child element of `parent`; nil when it ends.
  func nextChild(of parent: FeedElement) -> FeedElement? {
    guard let child = xml.nextChild(of: parent.xml) else { return nil }
    return element(child)
  }

  /// The next child element of `parent`, adding the text passed on the way to `text`; nil when it ends.
  func nextChild(of parent: FeedElement, text: inout String) -> FeedElement? {
    guard let child = xml.nextChild(of: parent.xml, text: &text) else { return nil }
    return element(child)
  }

  /// The base in force: `xml:base` values within each other and within the document's URL.
  var base: String? {
    let declared = xml.bases
    if declared.isEmpty { return url }
    if declared == knownBases.declared { return knownBases.base }
    knownBases = (declared, declared.reduce(url) { Self.base($1, within: $0) })
    return knownBases.base
  }

  /// The `xml:lang` in force; nil when there is none or it was reset.
  var language: String? {
    guard let language = xml.language, !language.isEmpty else { return nil }
    return language.hyphenated
  }

  /// What a text at this point needs to be understood.
  var place: TextPlace { TextPlace(base: base, language: language, isBaseDeclared: !xml.bases.isEmpty) }

  private static func base(_ inner: String, within outer: String?) -> String? {
    let base = Links.base(inner.trimmed, within: outer)
    guard let base, let colon = base.utf8.firstIndex(of: UInt8(ascii: ":")) else { return outer }
    let scheme = base[..<colon].lowercased()
    return ["http", "https", "ftp", "file", "feed", "tag"].contains(scheme) ? base : outer
  }

  /// An element with the meaning of its namespace.
  func element(_ element: XMLElement) -> FeedElement {
    let (namespace, prefix) = vocabularies.meaning(of: element.namespace)
    if namespace == .core, let colon = element.name.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let prefix = String(element.name[..<colon])
      let name = String(element.name[element.name.utf8.index(after: colon)...])
      let guessed = Namespace(uri: "", prefix: prefix)
      return FeedElement(xml: element, namespace: guessed, name: name, qualifiedName: element.name)
    }
    let qualified = prefix.isEmpty ? element.name : prefix + ":" + element.name
    return FeedElement(xml: element, namespace: namespace, name: element.name, qualifiedName: qualified)
  }
}

/// The namespaces of one document and the numbers they go by.
private final class Vocabularies {
  private(set) var keys: Set<String> = []
  private var prefixes: [String] = []
  private var core: Int?
  /// Numbers from here on stand for namespaces that aren't modelled, in order of `prefixes`.
  private static let firstUnknown = 1000

  func number(uri: String, prefix: String) -> Int {
    keys.insert(Namespace.key(uri))
    let namespace = Namespace(uri: uri, prefix: prefix)
    guard namespace == .unknown else { return namespace.rawValue }
    prefixes.append(prefix)
    return Self.firstUnknown + prefixes.count - 1
  }

  /// Takes a namespace that isn't modelled for the format's own.
  func makeCore(_ number: Int) { core = number >= Self.firstUnknown ? number : nil }

  func meaning(of number: Int) -> (Namespace, prefix: String) {
    if number == core { return (.core, "") }
    if number >= Self.firstUnknown { return (.unknown, prefixes[number - Self.firstUnknown]) }
    return (Namespace(rawValue: number) ?? .unknown, "")
  }
}
