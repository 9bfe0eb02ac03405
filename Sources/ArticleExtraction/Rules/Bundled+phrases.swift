/// The phrases of each language, each read when a page in it comes first.
extension Bundled {
  /// The phrases of a language (BCP 47; what follows a `-` doesn't matter); nil when there are none.
  static func phrases(_ language: String) -> PhraseBook? {
    switch language.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
    case "ar": arabic
    case "bg": bulgarian
    case "cs": czech
    case "da": danish
    case "de": german
    case "el": greek
    case "en": english
    case "es": spanish
    case "fa": persian
    case "fi": finnish
    case "fr": french
    case "he", "iw": hebrew
    case "hr", "sr", "bs", "sh": croatian
    case "hu": hungarian
    case "id", "ms": indonesian
    case "it": italian
    case "ja": japanese
    case "ko": korean
    case "nb", "no", "nn": norwegian
    case "nl": dutch
    case "pl": polish
    case "pt": portuguese
    case "ro", "mo": romanian
    case "ru": russian
    case "sk": slovak
    case "sv": swedish
    case "tr": turkish
    case "uk": ukrainian
    case "vi": vietnamese
    case "zh": chinese
    default: nil
    }
  }

  private static let arabic = book("ar", PackageResources.phrases_ar_yaml)
  private static let bulgarian = book("bg", PackageResources.phrases_bg_yaml)
  private static let czech = book("cs", PackageResources.phrases_cs_yaml)
  private static let danish = book("da", PackageResources.phrases_da_yaml)
  private static let german = book("de", PackageResources.phrases_de_yaml)
  private static let greek = book("el", PackageResources.phrases_el_yaml)
  private static let english = book("en", PackageResources.phrases_en_yaml)
  private static let spanish = book("es", PackageResources.phrases_es_yaml)
  private static let persian = book("fa", PackageResources.phrases_fa_yaml)
  private static let finnish = book("fi", PackageResources.phrases_fi_yaml)
  private static let french = book("fr", PackageResources.phrases_fr_yaml)
  private static let hebrew = book("he", PackageResources.phrases_he_yaml)
  private static let croatian = book("hr", PackageResources.phrases_hr_yaml)
  private static let hungarian = book("hu", PackageResources.phrases_hu_yaml)
  private static let indonesian = book("id", PackageResources.phrases_id_yaml)
  private static let italian = book("it", PackageResources.phrases_it_yaml)
  private static let japanese = book("ja", PackageResources.phrases_ja_yaml)
  private static let korean = book("ko", PackageResources.phrases_ko_yaml)
  private static let norwegian = book("nb", PackageResources.phrases_nb_yaml)
  private static let dutch = book("nl", PackageResources.phrases_nl_yaml)
  private static let polish = book("pl", PackageResources.phrases_pl_yaml)
  private static let portuguese = book("pt", PackageResources.phrases_pt_yaml)
  private static let romanian = book("ro", PackageResources.phrases_ro_yaml)
  private static let russian = book("ru", PackageResources.phrases_ru_yaml)
  private static let slovak = book("sk", PackageResources.phrases_sk_yaml)
  private static let swedish = book("sv", PackageResources.phrases_sv_yaml)
  private static let turkish = book("tr", PackageResources.phrases_tr_yaml)
  private static let ukrainian = book("uk", PackageResources.phrases_uk_yaml)
  private static let vietnamese = book("vi", PackageResources.phrases_vi_yaml)
  private static let chinese = book("zh", PackageResources.phrases_zh_yaml)
}
