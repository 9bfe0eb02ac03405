/// The rules of one site in the ftr-site-config language: the content of a `HOST.txt`.
package struct SiteConfig: Sendable {
  /// One value of a directive.
  package struct Value: Sendable, Equatable {
    /// What stands behind the colon.
    package var text: String
    /// What stands in parentheses before it: the tag of a `wrap_in`.
    package var argument: String?
    /// `file:line`.
    package var at: String
    /// Counted from 1.
    var line: Int
    /// Counted from 1, among the file's values of the directive.
    package var number: Int
    /// The XPath of an `if_page_contains` that guards a link.
    package var condition: String?
  }

  /// A page and the texts that its article must have.
  package struct Test: Sendable, Equatable {
    package var url: String
    package var contains: [String]
    /// Counted from 1.
    package var line: Int
  }

  /// The host, or what the file's name says instead: `.example.com`, `global`.
  package let name: String
  /// The file as it was given.
  package let file: String
  /// By directive, in file order.
  package var values: [SiteConfigDirective: [Value]] = [:]
  /// Replacements in the page's source, in file order.
  package var replacements: [(find: String, with: String)] = []
  /// Request headers by lower-case name.
  package var headers: [String: String] = [:]
  package var tests: [Test] = []
  /// Lines that say nothing we know.
  package var warnings: [RuleError] = []

  /// The file's own name, which articles call the rule.
  package var fileName: String { name + ".txt" }

  init(name: String, file: String) {
    self.name = name
    self.file = file
  }

  /// The values of a directive.
  subscript(directive: SiteConfigDirective) -> [Value] { values[directive] ?? [] }

  /// `yes` or `true` of a directive with one value; `standard` where there is none.
  func claims(_ directive: SiteConfigDirective, standard: Bool) -> Bool {
    guard let text = self[directive].first?.text.lowercased() else { return standard }
    return text == "yes" || text == "true"
  }

  /// How many values take something out.
  package var removalCount: Int {
    self[.strip].count + self[.stripIDOrClass].count + self[.stripImageSource].count
  }

  /// Whether another file's values come after this one's.
  var detectsOnFailure: Bool { claims(.autodetectOnFailure, standard: true) }

  /// This file's values, then another's that it doesn't have.
  func appending(_ other: SiteConfig) -> SiteConfig {
    var merged = self
    for (directive, values) in other.values {
      let own = merged[directive]
      if directive.isSingle, !own.isEmpty { continue }
      let known = Set(own.map { "\($0.argument ?? "")\u{0}\($0.text)" })
      merged.values[directive] =
        own + values.filter { !known.contains("\($0.argument ?? "")\u{0}\($0.text)") }
    }
    let known = Set(replacements.map(\.find))
    merged.replacements += other.replacements.filter { !known.contains($0.find) }
    merged.headers.merge(other.headers) { own, _ in own }
    return merged
  }
}
