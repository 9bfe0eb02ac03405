/// The rule files inside the program. Each is read when it is first needed, and once.
package enum Bundled {
  /// The site files, by name.
  package static let sites: [Rule] = ["themoscowtimes.com", "theguardian.com", "npr.org"].compactMap { name in
    source(named: name).flatMap { site(name, $0) }
  }

  /// The text of a bundled site file.
  package static func source(named name: String) -> [UInt8]? {
    switch name {
    case "themoscowtimes.com": PackageResources.themoscowtimes_com_yaml
    case "theguardian.com": PackageResources.theguardian_com_yaml
    case "npr.org": PackageResources.npr_org_yaml
    default: nil
    }
  }

  /// The generic structure rules.
  static let structure = StructureRules(bundled: PackageResources.structure_yaml)

  /// What only feeds' contents have.
  static let feeds: FeedRemovals = {
    // A bundled file that can't be read is caught by the tests.
    let rule = try? RuleReader.read(PackageResources.feeds_yaml, file: "feeds.yaml")
    return FeedRemovals(rule?.feed.contentRemovals ?? [])
  }()

  // A bundled file that can't be read is caught by the tests; a program in use goes on without it.
  private static func site(_ name: String, _ bytes: [UInt8]) -> Rule? {
    try? RuleReader.read(bytes, file: name + ".yaml")
  }

  static func book(_ language: String, _ bytes: [UInt8]) -> PhraseBook {
    PhraseBook((try? PhraseReader.read(bytes, language: language)) ?? [])
  }
}

extension Rule {
  /// The rule of a file. `file` names it in errors and events; its last part without `.yaml` is the rule's name.
  package init(yaml: [UInt8], file: String) throws(RuleError) {
    self = try RuleReader.read(yaml, file: file)
  }
}
