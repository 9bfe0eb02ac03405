internal import Markup

extension SiteConfigConversion {
  // MARK: Fields and body

  mutating func writeFields() {
    for (directive, key) in [(SiteConfigDirective.title, "title"), (.date, "date")] {
      writer.list(key, usable(directive).map { RuleWriter.source($0.text) })
    }
    writeAuthors()
    writer.list("sponsored", usable(.nativeAd).map { RuleWriter.source($0.text) })
  }

  /// All authors count, whichever line finds them. Structured data goes before them.
  private mutating func writeAuthors() {
    let sources = usable(.author).map { RuleWriter.quoted(RuleWriter.source($0.text)) }
    guard !sources.isEmpty else { return }
    writer.line("authors:")
    if !config.claims(.skipJSONLD, standard: false) { writer.line("  - jsonld:author") }
    writer.line("  - {from: [\(sources.joined(separator: ", "))], all: true}")
  }

  mutating func writeBody() {
    let values = usable(.body)
    if !values.isEmpty {
      writer.line("body:")
      for value in values {
        writer.line("  - {from: \(RuleWriter.quoted(RuleWriter.source(value.text))), all: true}")
      }
    }
    if !config.claims(.prune, standard: true) { writer.line("prune: false") }
    if !config.detectsOnFailure { writer.line("detect: false") }
  }

  // MARK: What goes and what changes

  mutating func writeEdits() {
    var removals = fieldRemovals()
    var attributes: [(path: String, name: String)] = []
    for directive in [SiteConfigDirective.strip, .stripAttribute, .postStripAttribute] {
      for value in usable(directive) {
        for part in XPathParts(value.text).alternatives {
          if let attribute = XPathParts.attribute(of: part) {
            attributes.append((attribute.elements, attribute.name))
          } else if directive == .postStripAttribute {
            remark(value, directive, "`\(part)` names no attribute")
          } else if XPathParts.isPath(part) {
            removals.append(RuleWriter.source(XPathParts.absolute(part)))
          } else {
            remark(value, directive, "`\(part)` is no path, it takes nothing out")
          }
        }
      }
    }
    removals += config[.stripIDOrClass].map { SiteConfigConversion.names(SiteConfigEngine.unquoted($0.text)) }
    removals += config[.stripImageSource].map {
      "//img[contains(@src, \(RuleWriter.literal(SiteConfigEngine.unquoted($0.text))))]"
    }
    writer.list("remove", removals)
    writeAttributes(attributes)
    writeWraps()
    let finds = config.replacements.map {
      "{find: \(RuleWriter.quoted($0.find)), with: \(RuleWriter.quoted($0.with))}"
    }
    writer.block("source-replace", finds)
  }

  /// Elements that gave a field leave the page: of several lines those of the first that finds something. The last
  /// come first, since a later removal can't see what an earlier one took.
  private func fieldRemovals() -> [String] {
    var removals: [String] = []
    for directive in [SiteConfigDirective.title, .date] {
      var before: [String] = []
      var own: [String] = []
      for value in usable(directive) {
        let path = XPathParts.absolute(value.text)
        let isElement =
          XPathParts.isPath(path)
          && XPathParts(path).alternatives.contains {
            XPathParts.attribute(of: $0) == nil
          }
        let condition = before.map { "not(\($0))" }.joined(separator: " and ")
        if isElement { own.append(condition.isEmpty ? path : "(\(path))[\(condition)]") }
        before.append(path)
      }
      removals += own.reversed().map(RuleWriter.source)
    }
    for directive in [SiteConfigDirective.author, .nativeAd] {
      removals += usable(directive).map { XPathParts.absolute($0.text) }.filter { path in
        XPathParts.isPath(path)
          && XPathParts(path).alternatives.allSatisfy { XPathParts.attribute(of: $0) == nil }
      }.map(RuleWriter.source)
    }
    return removals
  }

  /// Elements with a class or an id; several words follow each other in it.
  private static func names(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    let isName = isPlain && name.first?.isLetter == true
    if isName { return ".\(name), #\(name)" }
    let word = RuleWriter.literal(" \(name.split(whereSeparator: \.isWhitespace).joined(separator: " ")) ")
    return "//*[contains(concat(' ', normalize-space(@class), ' '), \(word))"
      + " or contains(concat(' ', normalize-space(@id), ' '), \(word))]"
  }

  private mutating func writeAttributes(_ attributes: [(path: String, name: String)]) {
    var edits = attributes.map { path, name in
      "{on: \(RuleWriter.quoted(RuleWriter.source(XPathParts.absolute(path)))), drop: \(RuleWriter.quoted(name))}"
    }
    let lazy = config[.lazySource].map { RuleWriter.quoted($0.text.lowercased()) }
    if !lazy.isEmpty { edits.insert("{on: img, set: src, from: [\(lazy.joined(separator: ", "))]}", at: 0) }
    writer.block("attrs", edits)
  }

  private mutating func writeWraps() {
    var wraps: [String] = []
    for value in usable(.wrapIn) {
      let name = value.argument?.lowercased() ?? ""
      guard let tag = Tag.allCases.first(where: { $0.name == name }), tag != .other, tag != .script else {
        remark(value, .wrapIn, "`\(name)` is no element")
        continue
      }
      wraps.append(
        "{on: \(RuleWriter.quoted(RuleWriter.source(value.text))), in: \(RuleWriter.quoted(name))}")
    }
    writer.block("wrap", wraps)
    writer.list("unwrap", usable(.dissolve).map { RuleWriter.source($0.text) })
  }

  // MARK: Other pages

  mutating func writeLinks() {
    var next = links(.nextPage)
    if config.claims(.autodetectNextPage, standard: false) {
      next.append("//a[@rel='next']/@href | //link[@rel='next']/@href")
    }
    writer.list("next", next)
    writer.list("single", links(.singlePage))
    let headers = config.headers.sorted { $0.key < $1.key }
    let known = ["cookie", "referer", "accept-language", "user-agent"]
    writer.block(
      "http", headers.filter { known.contains($0.key) }.map { "\($0.key): \(RuleWriter.quoted($0.value))" },
      isMapping: true)
    for header in headers where !known.contains(header.key) {
      writer.line("# The header `\(header.key)` can't be set.")
    }
  }

  /// A guard becomes a condition of the path.
  private mutating func links(_ directive: SiteConfigDirective) -> [String] {
    var links: [String] = []
    for value in usable(directive) {
      guard let condition = value.condition else {
        links.append(RuleWriter.source(value.text))
        continue
      }
      if SiteConfigConversion.problem(of: condition) != nil { continue }
      if XPathParts.isPath(value.text) {
        links.append("(\(value.text))[boolean(\(condition))]")
      } else {
        remark(value, .ifPageContains, "a text can't be guarded")
      }
    }
    return links
  }

  // MARK: Tests

  /// The collection names pages by their URL; a test of a rule file needs a saved one.
  mutating func writeTests() {
    guard !config.tests.isEmpty else { return }
    writer.line("# Tests, once their pages are saved by `feedmill rules capture URL`:")
    for test in config.tests {
      writer.line("#  - \(test.url)")
      for text in test.contains { writer.line("#      contains: \(RuleWriter.quoted(text))") }
    }
  }
}
