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
  FuzzTarget(
    name: "siteconfig", maxSizeInBytes: 2048,
    words: [
      "title:", "body:", "strip:", "strip_id_or_class:", "find_string:", "replace_string(", "):", "wrap_in(",
      "move_into(", "dissolve:", "strip_attr:", "//div", "//@class", "//p", " | ", "prune: no", "//body",
      "//*",
    ],
    seeds: {
      [
        "title: //h1\nbody: //article\nstrip: //p[@class='ad']\nstrip_id_or_class: ad\nprune: no",
        "replace_string(<p>): <div>\nwrap_in(blockquote): //p\ndissolve: //article\nmove_into(//h1): //p",
        "find_string: a\nreplace_string: aa\nstrip_attr: //@class\nauthor: //p | //h1\ndate: //body",
      ].map { Array($0.utf8) }
    },
    run: { bytes in
      let set = RuleSet(bundled: [], configs: SiteConfigSet([SiteConfig(bytes, file: "a.example.txt")]))
      let page =
        "<html><body class=b><article id=c><h1>A</h1><p class=ad>x<p>read <a href=y>more</a><img src=z></article></body></html>"
      _ = try? ArticleExtractor(rules: set).article(
        page: Array(page.utf8), contentType: "text/html", url: "https://a.example/")
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
