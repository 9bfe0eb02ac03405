/// The rule files inside the program. Each is read when it is first needed, and once.
package enum Bundled {
  /// The site files, by name.
  package static var sites: [Rule] { BundledFile.all.compactMap(\.rule) }

  /// The site files by the pages they may be for.
  static let shelf = RuleShelf(BundledIndex(PackageResources.index_tsv).entries(of: BundledFile.all))

  /// The text of a bundled site file.
  package static func source(named name: String) -> [UInt8]? {
    BundledFile.all.first { $0.name == name }?.bytes
  }

  /// The generic structure rules.
  static let structure = StructureRules(bundled: PackageResources.structure_yaml)

  /// What only feeds' contents have.
  static let feeds: FeedRemovals = {
    // A bundled file that can't be read is caught by the tests.
    let rule = try? RuleReader.read(PackageResources.feeds_yaml, file: "feeds.yaml")
    return FeedRemovals(rule?.feed.contentRemovals ?? [])
  }()

  /// The phrases of a language (BCP 47; what follows a `-` doesn't matter); nil when there are none.
  static func phrases(_ language: String) -> PhraseBook? { BundledLanguage.of(language)?.phrases }
}

extension Rule {
  /// The rule of a file. `file` names it in errors and events; its last part without `.yaml` is the rule's name.
  package init(yaml: [UInt8], file: String) throws(RuleError) {
    self = try RuleReader.read(yaml, file: file)
  }
}
