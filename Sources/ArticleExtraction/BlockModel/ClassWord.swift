internal import Markup

/// Words of classes, ids and item properties that say what part of a page an element is, as bits of a mask.
///
/// Authors write them in English whatever the page's language.
enum ClassWord {
  /// The words; those of a line mean the same.
  static let groups: [String] = [
    "footer bottom", "header head top masthead", "nav navigation navbar menu submenu",
    "card cards tile tiles",
    "comment comments reply replies respond", "post posts hentry", "author byline bio", "content contents",
    "faq faqs accordion collapse", "review reviews rating ratings stars", "modal popup dialog overlay",
    "signature sig", "related recommended recommendations similar", "feature features", "entry article story",
    "caption credit", "quote blockquote", "detail details", "toc index", "team member people",
  ]

  /// The groups of the words of an item property, as bits.
  static func mask(in property: Span<UInt8>) -> UInt32 { table.marks(in: property) }

  private static let table = WordTable(
    groups.enumerated().map { (UInt32(1) << UInt32($0), $1.split(separator: " ").map(String.init)) })
}
