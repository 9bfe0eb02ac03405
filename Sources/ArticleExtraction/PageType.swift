internal import Markup
internal import Model

/// Tells what kind of page a page is, from what it declares, its address and its markup.
struct PageClassifier {
  let page: Page
  let metadata: Metadata

  /// The first kind that some evidence names; `article` when none does.
  var pageType: Extraction.PageType {
    declaredType ?? generatorType ?? addressType ?? .article
  }

  /// What JSON-LD and `og:type` say.
  private var declaredType: Extraction.PageType? {
    for (type, names) in PageClassifier.typesByDeclaration where !metadata.types.isDisjoint(with: names) {
      return type
    }
    return nil
  }

  private static let typesByDeclaration: [(Extraction.PageType, Set<String>)] = [
    (.forum, ["discussionforumposting", "qapage", "forumthread"]),
    (.documentation, ["techarticle", "apireference", "howtodocumentation"]),
    (
      .article,
      [
        "newsarticle", "blogposting", "reportagenewsarticle", "opinionnewsarticle", "analysisnewsarticle",
        "liveblogposting", "scholarlyarticle", "recipe", "advertisercontentarticle", "reviewnewsarticle",
      ]
    ),
    (.product, ["product", "productgroup", "og:product", "og:product.item", "individualproduct"]),
    (.collection, ["collectionpage", "itemlist", "offercatalog", "productcollection"]),
    (.article, ["article", "og:article"]),
  ]

  /// What the program that made the page makes.
  private var generatorType: Extraction.PageType? {
    guard let generator = metadata.generator?.lowercased() else { return nil }
    return PageClassifier.typesByGenerator.first { generator.contains($0.name) }?.type
  }

  private static let typesByGenerator: [(name: String, type: Extraction.PageType)] = [
    ("discourse", .forum), ("vbulletin", .forum), ("phpbb", .forum), ("xenforo", .forum), ("flarum", .forum),
    ("invision", .forum), ("mybb", .forum), ("docusaurus", .documentation), ("sphinx", .documentation),
    ("mkdocs", .documentation), ("vitepress", .documentation), ("vuepress", .documentation),
    ("gitbook", .documentation), ("hugo docs", .documentation), ("javadoc", .documentation),
    ("doxygen", .documentation), ("antora", .documentation), ("asciidoctor", .documentation),
  ]

  /// What the address spells out.
  private var addressType: Extraction.PageType? {
    guard let url = page.url?.lowercased(), let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let parts = rest.split(separator: "/")
    guard let host = parts.first else { return nil }
    for label in host.split(separator: ".") {
      if let type = PageClassifier.typesByHostLabel[String(label)] { return type }
    }
    for part in parts.dropFirst() {
      let word = part.prefix { $0 != "." }
      if let type = PageClassifier.typesByPathPart[String(word)] { return type }
    }
    return nil
  }

  private static let typesByHostLabel: [String: Extraction.PageType] = [
    "forum": .forum, "forums": .forum, "community": .forum, "discuss": .forum, "discourse": .forum,
    "docs": .documentation, "doc": .documentation, "documentation": .documentation,
    "readthedocs": .documentation,
    "developer": .documentation, "developers": .documentation, "wiki": .documentation, "kb": .documentation,
    "blog": .article, "news": .article, "shop": .product, "store": .product,
  ]

  private static let typesByPathPart: [String: Extraction.PageType] = [
    "forum": .forum, "forums": .forum, "thread": .forum, "threads": .forum, "topic": .forum,
    "viewtopic": .forum,
    "showthread": .forum, "discussion": .forum, "discussions": .forum, "t": .forum, "questions": .forum,
    "r": .forum, "community": .forum,
    "docs": .documentation, "doc": .documentation, "documentation": .documentation,
    "reference": .documentation,
    "api": .documentation, "manual": .documentation, "guide": .documentation, "guides": .documentation,
    "wiki": .documentation, "tutorial": .documentation, "kb": .documentation, "man": .documentation,
    "product": .product, "products": .product, "p": .product, "dp": .product, "item": .product,
    "shop": .product,
    "collections": .collection, "collection": .collection,
    "category": .listing, "categories": .listing, "tag": .listing, "tags": .listing, "topics": .listing,
    "archive": .listing, "archives": .listing, "search": .listing, "listings": .listing, "jobs": .listing,
    "services": .service, "service": .service, "about": .service, "solutions": .service, "pricing": .service,
    "features": .service, "contact": .service,
    "blog": .article, "blogs": .article, "news": .article, "article": .article, "articles": .article,
    "story": .article, "posts": .article, "post": .article,
  ]
}
