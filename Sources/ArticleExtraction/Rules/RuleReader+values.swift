internal import Markup
internal import Prose

extension RuleReader {
  /// Runs what may throw a pattern's error, and gives it a place.
  static func checked<Value>(
    _ node: RuleNode, _ make: () throws(PatternError) -> Value
  ) throws(RuleError) -> Value {
    do {
      return try make()
    } catch {
      throw node.error("\(error)")
    }
  }

  static func selector(_ node: RuleNode) throws(RuleError) -> Selector {
    guard case .css(let selector) = try query(node) else {
      throw node.error("a CSS selector is expected here")
    }
    return selector
  }

  static func query(_ node: RuleNode) throws(RuleError) -> ElementQuery {
    let text = try node.string()
    do {
      return try ElementQuery(text)
    } catch {
      let isCut = text.count { $0 == "(" } != text.count { $0 == ")" } || text.hasSuffix(":")
      throw node.error("`\(text)`: \(error)" + (isCut ? "; a comma parts YAML lists: use quotes" : ""))
    }
  }

  static func pattern(_ node: RuleNode) throws(RuleError) -> TextPattern {
    let text = try node.string()
    return try checked(node) { () throws(PatternError) in try TextPattern(text) }
  }

  static func choice<Choice: RawRepresentable<String>>(
    _ node: RuleNode, _ choices: [Choice]
  ) throws(RuleError) -> Choice {
    let text = try node.string()
    guard let choice = choices.first(where: { $0.rawValue == text }) else {
      throw node.error("`\(text)` is not one of \(choices.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  static func day(_ node: RuleNode) throws(RuleError) -> String {
    let text = try node.string()
    let parts = text.split(separator: "-")
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ Int($0) != nil }) else {
      throw node.error("`\(text)` is not a date like 2024-05-31")
    }
    return text
  }

  static func timeZone(_ node: RuleNode) throws(RuleError) -> String {
    let name = try node.string()
    guard TimeZoneNames.offsetInMinutes(in: name, at: 0) != nil else {
      throw node.error("`\(name)` is not a time zone like Europe/Moscow")
    }
    return name
  }

  static func sources(_ node: RuleNode, all: Bool) throws(RuleError) -> [Source] {
    var sources: [Source] = []
    for item in try node.list() { sources.append(try source(item, all: all)) }
    return sources
  }

  private static func source(_ node: RuleNode, all: Bool) throws(RuleError) -> Source {
    guard node.isMapping else {
      let text = try node.string()
      var source = try checked(node) { () throws(PatternError) in try Source(text) }
      source.takesAll = all
      return source
    }
    let members = try node.members(["from", "cut-start", "cut-end", "match", "all"])
    guard let from = members.first(where: { $0.key == "from" })?.value else {
      throw node.error("`from` is missing")
    }
    let items = try from.list()
    guard let first = items.first else { throw from.error("a source is missing") }
    var source = try source(first, all: all)
    for item in items.dropFirst() { source.others.append(try self.source(item, all: all)) }
    for (key, value) in members {
      switch key {
      case "cut-start": source.cutStart = try value.string()
      case "cut-end": source.cutEnd = try value.string()
      case "match": source.match = try regex(value)
      case "all": source.takesAll = try value.bool()
      default: break
      }
    }
    return source
  }

  private static func regex(_ node: RuleNode) throws(RuleError) -> String {
    let text = try node.string()
    guard text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else {
      throw node.error("`\(text)` is not a regular expression between slashes")
    }
    let body = String(text.dropFirst().dropLast())
    do {
      _ = try Regex(body)
    } catch {
      throw node.error("`\(text)` is not a regular expression")
    }
    return body
  }

  /// An element's name that an article may have.
  static func tag(_ node: RuleNode) throws(RuleError) -> Tag {
    let name = try node.string().lowercased()
    guard let tag = Tag.allCases.first(where: { $0.name == name }), tag != .other, tag != .script else {
      throw node.error("`\(name)` is no element that can stand in an article")
    }
    return tag
  }

  static func keep(_ node: RuleNode, _ number: Int) throws(RuleError) -> Rule.Keep {
    if node.isMapping {
      let text = try node.required(["text"])[0]
      return Rule.Keep(id: "keep#\(number)", matcher: .text(try pattern(text)))
    }
    return Rule.Keep(id: "keep#\(number)", matcher: .elements(try query(node)))
  }

  static func attributeEdit(_ node: RuleNode) throws(RuleError) -> Rule.AttributeEdit {
    let members = try node.members(["on", "set", "from", "drop"])
    func value(_ key: String) -> RuleNode? { members.first { $0.key == key }?.value }
    guard let on = value("on") else { throw node.error("the key `on` is missing") }
    let elements = try query(on)
    if let drop = value("drop") {
      return Rule.AttributeEdit(elements: elements, change: .drop(try drop.strings()))
    }
    guard let set = value("set"), let from = value("from") else {
      throw node.error("`set` with `from`, or `drop`, is missing")
    }
    return Rule.AttributeEdit(elements: elements, change: .set(try set.string(), from: try from.strings()))
  }

  static func single(_ node: RuleNode) throws(RuleError) -> Rule.Single {
    guard node.isMapping else { return .link(try sources(node, all: false)) }
    let members = try node.required(["path", "to"])
    return .path(try regex(members[0]), template: try members[1].string())
  }
}
