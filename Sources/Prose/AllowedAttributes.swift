internal import Markup

/// An attribute of the output.
typealias Attribute = (name: String, value: String)

/// The attributes of `content_html`, each with the values it may have.
struct AllowedAttributes {
  /// The URL that relative ones resolve against.
  var base: String?

  /// What an element keeps; URLs absolute, values checked. Images and players are read elsewhere.
  func read(_ node: some AttributeSource, as tag: Tag) -> [Attribute] {
    var kept: [Attribute] = []
    let own = AllowedAttributes.byTag[Int(tag.rawValue)]
    for allowed in own { add(allowed, of: node, to: &kept) }
    for allowed in AllowedAttributes.global { add(allowed, of: node, to: &kept) }
    if tag == .a, let rel = AllowedAttributes.rel(node) { kept.append(("rel", rel)) }
    if !kept.contains(where: { $0.name == "lang" }), let language = node.attribute("xml:lang"),
      let value = AllowedAttributes.language(language)
    {
      kept.append(("lang", value))
    }
    return kept
  }

  private func add(_ allowed: Allowed, of node: some AttributeSource, to kept: inout [Attribute]) {
    guard let raw = node.attribute(allowed.name), let value = value(raw, as: allowed.kind) else { return }
    kept.append((allowed.name.description, value))
  }

  private func value(_ raw: String, as kind: Kind) -> String? {
    switch kind {
    case .url: Links.resolve(raw, base: base, schemes: .content)
    case .text: AllowedAttributes.text(raw)
    case .language: AllowedAttributes.language(raw)
    case .flag: ""
    case .number(let range): AllowedAttributes.number(raw, in: range)
    case .oneOf(let words): words.contains(raw) ? raw : AllowedAttributes.word(raw, among: words)
    }
  }
}

extension AllowedAttributes {
  enum Kind {
    case url
    case text
    case language
    case flag
    case number(ClosedRange<Int>)
    case oneOf([String])
  }

  struct Allowed {
    let name: StaticString
    let kind: Kind
  }

  private static let global = [
    Allowed(name: "title", kind: .text), Allowed(name: "lang", kind: .language),
    Allowed(name: "dir", kind: .oneOf(["auto", "ltr", "rtl"])),
  ]

  private static let byTag: [[Allowed]] = {
    var table = [[Allowed]](repeating: [], count: 256)
    func set(_ tags: [Tag], _ allowed: Allowed) {
      for tag in tags { table[Int(tag.rawValue)].append(allowed) }
    }
    set([.a], Allowed(name: "href", kind: .url))
    set([.blockquote, .q, .del, .ins], Allowed(name: "cite", kind: .url))
    set([.del, .ins, .time], Allowed(name: "datetime", kind: .text))
    set([.td, .th], Allowed(name: "colspan", kind: .number(1...1000)))
    set([.td, .th], Allowed(name: "rowspan", kind: .number(0...65534)))
    set([.th], Allowed(name: "scope", kind: .oneOf(["col", "colgroup", "row", "rowgroup"])))
    set([.ol], Allowed(name: "start", kind: .number(-99_999...99_999)))
    set([.ol], Allowed(name: "reversed", kind: .flag))
    set([.ol], Allowed(name: "type", kind: .oneOf(["1", "a", "A", "i", "I"])))
    return table
  }()

  /// Clean text; nil when nothing is left.
  static func text(_ raw: String) -> String? {
    let text = normalizedText(raw)
    return text.isEmpty ? nil : text
  }

  /// A BCP 47 tag by its shape.
  static func language(_ raw: String) -> String? {
    let isTag = raw.utf8.count <= 35 && raw.utf8.first.map(isLetter) == true
    return isTag && raw.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") } ? raw : nil
  }

  /// A whole number, `px` behind it allowed.
  static func number(_ raw: String, in range: ClosedRange<Int>) -> String? {
    var digits = raw.utf8.drop(while: isSpace)[...]
    if let end = digits.lastIndex(where: { !isSpace($0) }) { digits = digits[...end] }
    if digits.suffix(2).elementsEqual("px".utf8) { digits = digits.dropLast(2) }
    guard digits.count <= 8, let number = Int(String(decoding: digits, as: UTF8.self)), range.contains(number)
    else { return nil }
    return String(number)
  }

  private static func word(_ raw: String, among words: [String]) -> String? {
    let word = raw.lowercased()
    return words.contains(word) ? word : nil
  }

  private static let relations: Set = [
    "alternate", "author", "bookmark", "external", "license", "me", "next", "nofollow", "noopener",
    "noreferrer", "prev", "sponsored", "tag", "ugc",
  ]

  private static func rel(_ node: some AttributeSource) -> String? {
    guard let raw = node.attribute("rel") else { return nil }
    var tokens: [String] = []
    for token in raw.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) {
      if relations.contains(token), !tokens.contains(token) { tokens.append(token) }
    }
    return tokens.isEmpty ? nil : tokens.joined(separator: " ")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
