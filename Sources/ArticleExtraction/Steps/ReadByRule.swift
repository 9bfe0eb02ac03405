internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Lets a site's rule say where the fields and the body stand; what it doesn't name stays as it was read.
struct ReadByRule: ExtractionStep {
  let rules: RuleSet?
  /// When the page was captured, `YYYY-MM-DD`; nil for today.
  var day: String?

  func run(on draft: inout Draft) {
    guard let rules else { return }
    let page = DraftPage(draft)
    let chosen = rules.rules(for: page, on: day)
    draft.rules = chosen
    guard let rule = chosen.rule else { return }
    draft.rule = rule.name
    draft.prunes = rule.prunes
    draft.detectsBody = rule.detects
    if !rule.prunes { draft.rules?.usesStructure = false }
    if rule.jsonLD == .ignore {
      draft.metadata = Metadata(draft.page, facts: draft.facts, data: JSONLinkedData([]))
    }
    readFields(by: rule, on: page, draft: &draft)
    if let zone = rule.timeZone { draft.metadata.moveDates(to: zone) }
    if rule.gated.contains(where: { !$0.values(from: page).isEmpty }) { draft.metadata.isPartial = true }
    if rule.sponsored.contains(where: { !$0.values(from: page).isEmpty }) {
      draft.metadata.isSponsored = true
    }
    findBody(by: rule, on: page, draft: &draft)
  }

  private func readFields(by rule: Rule, on page: DraftPage, draft: inout Draft) {
    for field in Rule.Field.allCases where field != .body {
      if rule.jsonLD == .prefer, let key = ReadByRule.keys[field] {
        let stated = page.jsonLDValues(key)
        if !stated.isEmpty {
          draft.metadata.set(field, to: stated)
          draft.metadata.note(field.key, "json-ld \(key)")
          continue
        }
      }
      guard let values = firstValues(of: rule.fields[field] ?? [], on: page) else { continue }
      draft.metadata.set(field, to: values.texts)
      draft.metadata.note(field.key, "rule \(rule.name): \(values.source)")
    }
  }

  /// What structured data calls the fields.
  private static let keys: [Rule.Field: String] = [
    .title: "headline", .standfirst: "alternativeHeadline", .authors: "author", .date: "datePublished",
    .image: "image", .section: "articleSection", .tags: "keywords",
  ]

  private func firstValues(of sources: [Source], on page: DraftPage) -> (texts: [String], source: String)? {
    for source in sources {
      let values = source.values(from: page)
      if !values.isEmpty { return (values, source.text) }
    }
    return nil
  }

  /// The first source whose element holds more than a few words, since a template may have changed: an empty
  /// element that once held the article would leave nothing of it.
  private func findBody(by rule: Rule, on page: DraftPage, draft: inout Draft) {
    guard let sources = rule.fields[.body], !sources.isEmpty, let root = page.root else { return }
    var thin: (body: Node, words: Double, source: Source)?
    for source in sources {
      let nodes = source.nodes(in: root).filter { $0.isElement && $0 != root }
      if source.takesAll, nodes.count > 1, nodes.contains(where: { draft.words(in: $0) > 0 }) {
        return draft.take(BodyParts.joined(nodes), by: rule, source)
      }
      for body in nodes {
        let words = draft.words(in: body)
        if words >= Weights.thinBodyWords { return draft.take(body, by: rule, source) }
        if thin.map({ words > $0.words }) ?? true { thin = (body, words, source) }
      }
    }
    if let thin, thin.words > 0, thin.words * 2 >= draft.wordsOfDetectedBody {
      return draft.take(thin.body, by: rule, thin.source)
    }
    let found = thin == nil ? "no body selector matches" : "the body it names is empty or thin"
    draft.warnings.append("rule \(rule.name): \(found); the body was detected")
  }
}

extension Draft {
  fileprivate mutating func take(_ body: Node, by rule: Rule, _ source: Source) {
    self.body = body
    method = .siteRule
    metadata.note("content_html", "rule \(rule.name): \(source.text)")
  }
}

extension Rule.Field {
  /// The key of the output that the field becomes.
  fileprivate var key: String {
    switch self {
    case .date: "date_published"
    case .standfirst: "subtitle"
    case .body: "content_html"
    case .title, .authors, .image, .section, .tags: rawValue
    }
  }
}

extension Metadata {
  /// Sets a field to what a rule found.
  mutating func set(_ field: Rule.Field, to values: [String]) {
    guard let first = values.first else { return }
    switch field {
    case .title: title = first
    case .standfirst: subtitle = first
    case .authors: setAuthors(to: values)
    case .date:
      guard let date = Date(written: first) else { return }
      published = date
      publishedRaw = first
    case .image: image = Links.resolve(first, base: baseURL) ?? image
    case .section: section = first
    case .tags: tags = values
    case .body: break
    }
  }

  /// Takes times of day that say no zone as those of a zone.
  mutating func moveDates(to zone: String) {
    published = published.map { Metadata.moved($0, written: publishedRaw, to: zone) }
    modified = modified.map { Metadata.moved($0, written: modifiedRaw, to: zone) }
  }

  private static func moved(_ date: Date, written: String?, to zone: String) -> Date {
    guard let written, WrittenDate.lacksZone(written),
      let minutes = TimeZoneNames.offsetInMinutes(in: zone, at: Int(date.timeIntervalSince1970))
    else { return date }
    return date.addingTimeInterval(-60 * Double(minutes))
  }

  private mutating func setAuthors(to values: [String]) {
    let names = values.flatMap { PersonNames.names(in: $0, siteName: siteName) }
    guard !names.isEmpty else { return }
    authors = names.map { name in authors.first { $0.name == name } ?? Person(name: name) }
  }
}
