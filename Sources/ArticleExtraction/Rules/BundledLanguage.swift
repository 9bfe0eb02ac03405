/// What the program knows of the chrome in one language: its phrases, for pages and for feeds' contents. Both are
/// read when a text in it comes first.
struct BundledLanguage: Sendable {
  /// The codes of BCP 47 that stand for it.
  let codes: [String]
  private let book: Lazily<PhraseBook>
  private let filter: Lazily<FeedFilter>

  private init(_ codes: String..., file: @autoclosure @escaping @Sendable () -> [UInt8]) {
    let code = codes[0]
    self.codes = codes
    // A bundled file that can't be read is caught by the tests; a program in use goes on without it.
    let book = Lazily { PhraseBook((try? PhraseReader.read(file(), language: code)) ?? []) }
    self.book = book
    filter = Lazily {
      let others = code == "en" ? [] : BundledLanguage.english.phrases.phrases
      return FeedFilter(others + book.value.phrases)
    }
  }

  /// What sites in the language print around an article.
  var phrases: PhraseBook { book.value }

  /// Tells which contents of feeds in the language rules may have something to take out of.
  var feedFilter: FeedFilter { filter.value }

  /// The language of a tag (BCP 47; what follows a `-` doesn't matter); nil when nothing is known of it.
  static func of(_ tag: String) -> BundledLanguage? {
    byCode[tag.prefix { $0 != "-" && $0 != "_" }.lowercased()]
  }

  static let english = BundledLanguage("en", file: PackageResources.phrases_en_yaml)

  static let all: [BundledLanguage] = [
    english,
    BundledLanguage("ar", file: PackageResources.phrases_ar_yaml),
    BundledLanguage("bg", file: PackageResources.phrases_bg_yaml),
    BundledLanguage("cs", file: PackageResources.phrases_cs_yaml),
    BundledLanguage("da", file: PackageResources.phrases_da_yaml),
    BundledLanguage("de", file: PackageResources.phrases_de_yaml),
    BundledLanguage("el", file: PackageResources.phrases_el_yaml),
    BundledLanguage("es", file: PackageResources.phrases_es_yaml),
    BundledLanguage("fa", file: PackageResources.phrases_fa_yaml),
    BundledLanguage("fi", file: PackageResources.phrases_fi_yaml),
    BundledLanguage("fr", file: PackageResources.phrases_fr_yaml),
    BundledLanguage("he", "iw", file: PackageResources.phrases_he_yaml),
    BundledLanguage("hr", "sr", "bs", "sh", file: PackageResources.phrases_hr_yaml),
    BundledLanguage("hu", file: PackageResources.phrases_hu_yaml),
    BundledLanguage("id", "ms", file: PackageResources.phrases_id_yaml),
    BundledLanguage("it", file: PackageResources.phrases_it_yaml),
    BundledLanguage("ja", file: PackageResources.phrases_ja_yaml),
    BundledLanguage("ko", file: PackageResources.phrases_ko_yaml),
    BundledLanguage("nb", "no", "nn", file: PackageResources.phrases_nb_yaml),
    BundledLanguage("nl", file: PackageResources.phrases_nl_yaml),
    BundledLanguage("pl", file: PackageResources.phrases_pl_yaml),
    BundledLanguage("pt", file: PackageResources.phrases_pt_yaml),
    BundledLanguage("ro", "mo", file: PackageResources.phrases_ro_yaml),
    BundledLanguage("ru", file: PackageResources.phrases_ru_yaml),
    BundledLanguage("sk", file: PackageResources.phrases_sk_yaml),
    BundledLanguage("sv", file: PackageResources.phrases_sv_yaml),
    BundledLanguage("tr", file: PackageResources.phrases_tr_yaml),
    BundledLanguage("uk", file: PackageResources.phrases_uk_yaml),
    BundledLanguage("vi", file: PackageResources.phrases_vi_yaml),
    BundledLanguage("zh", file: PackageResources.phrases_zh_yaml),
  ]

  private static let byCode = Dictionary(
    all.flatMap { language in language.codes.map { ($0, language) } }, uniquingKeysWith: { first, _ in first }
  )
}
