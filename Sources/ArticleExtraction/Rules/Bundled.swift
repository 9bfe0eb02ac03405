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

  /// The phrases of a language (BCP 47; what follows a `-` doesn't matter); nil when there are none.
  static func phrases(_ language: String) -> [Phrase]? {
    switch language.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
    case "en": english
    case "ru": russian
    case "de": german
    case "fr": french
    case "es": spanish
    case "pt": portuguese
    case "it": italian
    case "nl": dutch
    case "pl": polish
    case "tr": turkish
    case "ja": japanese
    case "zh": chinese
    default: nil
    }
  }

  private static let english = book("en", PackageResources.phrases_en_yaml)
  private static let russian = book("ru", PackageResources.phrases_ru_yaml)
  private static let german = book("de", PackageResources.phrases_de_yaml)
  private static let french = book("fr", PackageResources.phrases_fr_yaml)
  private static let spanish = book("es", PackageResources.phrases_es_yaml)
  private static let portuguese = book("pt", PackageResources.phrases_pt_yaml)
  private static let italian = book("it", PackageResources.phrases_it_yaml)
  private static let dutch = book("nl", PackageResources.phrases_nl_yaml)
  private static let polish = book("pl", PackageResources.phrases_pl_yaml)
  private static let turkish = book("tr", PackageResources.phrases_tr_yaml)
  private static let japanese = book("ja", PackageResources.phrases_ja_yaml)
  private static let chinese = book("zh", PackageResources.phrases_zh_yaml)

  // A bundled file that can't be read is caught by the tests; a program in use goes on without it.
  private static func site(_ name: String, _ bytes: [UInt8]) -> Rule? {
    try? RuleReader.read(bytes, file: name + ".yaml")
  }

  private static func book(_ language: String, _ bytes: [UInt8]) -> [Phrase] {
    (try? PhraseReader.read(bytes, language: language)) ?? []
  }
}

extension Rule {
  /// The rule of a file. `file` names it in errors and events; its last part without `.yaml` is the rule's name.
  package init(yaml: [UInt8], file: String) throws(RuleError) {
    self = try RuleReader.read(yaml, file: file)
  }
}
