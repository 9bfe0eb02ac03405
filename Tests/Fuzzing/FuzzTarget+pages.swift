import ArticleExtraction
import Foundation
import Model
import TestSupport

/// Whole pages: all steps of an extraction, with the bundled rules.
let pageTargets: [FuzzTarget] = [
  FuzzTarget(
    name: "page", maxSizeInBytes: 8192, words: htmlWords + pageWords, seeds: pageSeeds,
    run: { bytes in
      let url = "https://base.example/2026/05/story"
      guard let article = try? extractor.article(page: bytes, contentType: nil, url: url) else { return }
      let html = article.contentHTML ?? ""
      for problem in SafeHTML.problems(in: html) { claim(false, "\(problem) in \(html)") }
      let json = article.json()
      claim(isUTF8(json), "written JSON is UTF-8")
      claim((try? JSONValue(parsing: json))?.json() == json, "the item is in normal form: " + text(json))
      claim((try? Article(json: json))?.json() == json, "an item read back is the same: " + text(json))
    })
]

private let extractor = ArticleExtractor(rules: RuleSet())

/// The sample pages' heads and the starts of their bodies, and small pages of our own.
@Sendable private func pageSeeds() throws -> [[UInt8]] {
  let words = "<p>Some words of a text that is long enough for a body, and then a few more of them.</p>"
  let heads = [
    "<meta property=og:title content=T><meta name=author content='Ann Bee'>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"author\":{\"name\":\"Ann Bee\"}}</script>",
    "<link rel=canonical href=/x><time datetime=2026-05-01>1 May 2026</time>",
  ]
  let own = heads.map {
    Array("<html><head><title>T | S</title>\($0)</head><body><h1>T</h1>\(words)\(words)".utf8)
  }
  return try own
    + Samples.pages.flatMap { sample in
      let bytes = try sample.bytes
      return [Array(bytes.prefix(8000)), Array(bytes.dropFirst(bytes.count / 2).prefix(8000))]
    }
}

private let pageWords = [
  "<meta property=\"og:title\" content=\"", "<meta name=\"author\" content=\"", "application/ld+json",
  "\"@type\":",
  "\"headline\":", "\"datePublished\":", "itemprop=\"", "<h1>", "<article>", "<main>", "class=\"byline\"",
  "<time datetime=\"",
  "<aside>", "<nav>", "<figure>", "<figcaption>", "Read more", "Subscribe", "By Ann Bee", "rel=\"next\"",
]
