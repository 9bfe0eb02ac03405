internal import Markup

/// Which feed contents rules may have something to take out of: made once for each language.
enum FeedFilter {
  /// The filter for contents in a language (BCP 47); nil when the feed doesn't say.
  static func filter(_ language: String?) -> MarkupFilter {
    switch language?.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
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
    default: english
    }
  }

  private static let english = make([])
  private static let russian = make(["ru"])
  private static let german = make(["de"])
  private static let french = make(["fr"])
  private static let spanish = make(["es"])
  private static let portuguese = make(["pt"])
  private static let italian = make(["it"])
  private static let dutch = make(["nl"])
  private static let polish = make(["pl"])
  private static let turkish = make(["tr"])
  private static let japanese = make(["ja"])
  private static let chinese = make(["zh"])

  private static func make(_ languages: [String]) -> MarkupFilter {
    var texts: [[UInt8]] = []
    for phrase in (["en"] + languages).compactMap({ Bundled.phrases($0) }).joined()
    where phrase.kind.isInFeeds && phrase.kind != .correction {
      texts += phrase.pattern.piece.hints
    }
    var selectors = Bundled.structure.hints
    for removal in Bundled.feedRemovals {
      switch removal.matcher {
      case .text(let pattern, _), .link(let pattern): texts += pattern.piece.hints
      case .elements(let queries, _):
        for case .css(let selector) in queries { selectors.append(selector) }
      }
    }
    return MarkupFilter(texts: texts, selectors: selectors)
  }
}
