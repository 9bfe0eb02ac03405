import ArticleExtraction
import Foundation
import Markup
import TestSupport

/// Selectors, text patterns and rule files.
let ruleTargets: [FuzzTarget] = [
  FuzzTarget(
    name: "selectors", maxSizeInBytes: 1024,
    words: [
      ":not(", ":is(", ":has(", ":nth-child(", "2n+1", "[href", "^=", "*=", "~share", " > ", " + ", ", ",
      "\\", "#", ")",
    ],
    seeds: {
      [
        "div > p.a:not(.b)", "a[href^='x' i], #id", "~share", ":has(> img)", "li:nth-child(2n+1)",
        "p + p ~ ul *",
      ]
      .map {
        Array(
          ($0 + "\n<div id=a class='b share-bar'><p class=a>x<ul><li>y<li>z<a href=x>z</a></ul></div>").utf8)
      }
    },
    run: { bytes in
      let (css, html) = headAndRest(bytes)
      guard let selector = try? Selector(css),
        let tree = try? HTMLTree(utf8: RepairedHTML(validUTF8(html)).utf8),
        let root = tree.root
      else { return }
      let all = selector.all(in: root)
      claim(selector.first(in: root) == all.first, "the first is the first of all")
      claim(all.allSatisfy { selector.matches($0) }, "what is found matches")
      let query = SelectorIndex([selector]).query()
      claim(
        all.allSatisfy { node in
          var query = query
          return query.matches(node) == [0]
        }, "the index finds the same")
    }),
  FuzzTarget(
    name: "patterns", maxSizeInBytes: 1024,
    words: ["*", "?", "{", "}", "|", "(", ")", "[", "]", "/", "\\d", "+", "{site}", "^", "$", "..."],
    seeds: {
      ["read more*", "(sign|log) in", "/a+b?/", "by {site}", "share [this]", "* is a professor"]
        .map { Array(($0 + "\nread more about signing in to a site").utf8) }
    },
    run: { bytes in
      let (source, subject) = headAndRest(bytes)
      guard let pattern = try? TextPattern(source) else { return }
      let folded = FoldedText(text(subject))
      claim(pattern.matches(folded) == pattern.matches(folded), "twice the same")
    }),
  FuzzTarget(
    name: "rules", maxSizeInBytes: 2048,
    words: [
      "site:", "body:", "remove:", "text:", "css:", "kind:", "keep:", "title:", "meta:", "jsonld:", "from:",
      "to:", "up:", "&a", "*a", "!!", "|", ">", "[", "{",
    ],
    seeds: { try ruleSeeds() },
    run: { bytes in
      guard let rule = try? Rule(yaml: bytes, file: "fuzz.yaml") else { return }
      let page =
        "<html><head><title>A | B</title></head><body><article><h1>A</h1><p class=ad>x<p>read more</article></body></html>"
      guard let tree = try? HTMLTree(utf8: RepairedHTML(Array(page.utf8)).utf8), let body = tree.body else {
        return
      }
      let rules = PageRules(rule: rule, usesGeneric: false)
      let engine = RuleEngine(rules: rules, page: BarePage(root: tree.root, url: "https://a.example/"))
      _ = engine.clean(body)
    }),
]

/// The bundled rule files.
private func ruleSeeds() throws -> [[UInt8]] {
  let folder = Samples.packageRoot.appending(path: "Sources/ArticleExtraction/Rules/Bundled")
  let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
    $0.hasSuffix(".yaml")
  }
  return try files.sorted().map { try Array(Data(contentsOf: folder.appending(path: $0)).prefix(2000)) }
}
