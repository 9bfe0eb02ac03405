internal import Markup
internal import Model

/// What is the same for all blocks of a page.
enum PageFeatures {
  /// The names of the features, in the order of `row`.
  static let names =
    [
      "blocks", "pageWords", "pageLinkShare", "proseShare", "marks", "headings", "headings1", "proseWords",
      "scatteredWords", "proseOfScattered", "proseLinks", "scatteredLinks", "isScattered", "isDated",
      "isSigned", "hasArticleBody", "pathParts", "lastPartLength", "lastPartHyphens", "lastPartDigits",
      "hasQuery",
      "keptWords", "ogWebsite", "ofProduct", "webPage", "items", "cells", "chromeShare", "commentShare",
    ] + types.map { "is_\($0.rawValue)" }

  private static let types: [Extraction.PageType] = [
    .article, .forum, .documentation, .product, .collection, .listing, .service,
  ]

  /// A page's features.
  static func row(_ draft: Draft, _ sums: BlockSums, keptWords: Double) -> [Float] {
    let map = draft.map
    let all = 0..<map.blocks.count
    let prose = draft.candidates.prose.map(map.range(of:)) ?? 0..<0
    let scattered = draft.candidates.scattered.map(map.range(of:)) ?? 0..<0
    let types = draft.metadata.types
    let scatteredWords = sums.words(scattered)
    let values: [Double] =
      [
        Double(all.count), sums.words(all), sums.linkShare(all), sums.proseShare(all), sums.marksPerWord(all),
        sums.headings(all), Double(draft.facts.headings.count), sums.words(prose), scatteredWords,
        sums.words(prose) / max(1, scatteredWords), sums.linkShare(prose), sums.linkShare(scattered),
        draft.layout == .scattered ? 1 : 0, draft.metadata.published == nil ? 0 : 1,
        draft.metadata.authors.isEmpty ? 0 : 1, draft.metadata.articleBody == nil ? 0 : 1,
      ] + address(draft.page.url) + [
        keptWords, types.contains("og:website") ? 1 : 0,
        types.contains { Array($0.utf8).index(ofWord: Array("product".utf8)) != nil } ? 1 : 0,
        types.contains("webpage") ? 1 : 0,
      ] + shares(map, sums) + PageFeatures.types.map { $0 == draft.pageType ? 1 : 0 }
    return values.map { Float($0) }
  }

  /// What the path looks like: articles tend to have long names with hyphens, shops and lists short ones.
  private static func address(_ url: String?) -> [Double] {
    let bytes = Array((url ?? "").utf8)
    guard let scheme = bytes.index(ofWord: Array("://".utf8)) else { return [-1, 0, 0, 0, 0] }
    let rest = bytes[(scheme + 3)...]
    let path = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let parts = path.split(separator: UInt8(ascii: "/")).dropFirst()
    let last = parts.last ?? []
    return [
      Double(parts.count), Double(last.count), Double(last.count { $0 == UInt8(ascii: "-") }),
      Double(last.count { (0x30...0x39).contains($0) }), rest.contains(UInt8(ascii: "?")) ? 1 : 0,
    ]
  }

  private static func shares(_ map: BlockMap, _ sums: BlockSums) -> [Double] {
    var (items, cells, chrome, comments) = (0.0, 0.0, 0.0, 0.0)
    for block in map.blocks {
      if block.tag == .li { items += 1 }
      if block.tag == .td || block.tag == .th { cells += 1 }
      if block.hints.contains(.chrome) { chrome += block.text.words }
      if block.hints.contains(.comments) { comments += block.text.words }
    }
    let words = max(1, sums.words(0..<map.blocks.count))
    let count = Double(max(1, map.blocks.count))
    return [items / count, cells / count, chrome / words, comments / words]
  }
}
