import Markup
import Testing

@testable import ArticleExtraction

@Suite struct RuleSourceTests {
  struct Page: RulePage {
    let root: Node?
    var url: String?
    var language: String?
    func metaContents(_ name: String) -> [String] { name == "article:tag" ? ["News", "Partner zone X"] : [] }
    func jsonLDValues(_ key: String) -> [String] { key == "author" ? ["Ann", "Ben"] : [] }
    func feedValues(_ field: String) -> [String] { field == "title" ? ["Feed title"] : [] }
  }

  static let cases: [(yaml: String, values: [String])] = [
    ("h1", ["A title - X"]), ("h2", []), ("time @datetime", ["2024-05-01"]), ("//h1", ["A title - X"]),
    ("//time/@datetime", ["2024-05-01"]), ("substring-before(//h1, ' -')", []),
    ("xpath:substring-before(//h1, ' -')", ["A title"]),
    ("'= Jane Roe'", ["Jane Roe"]), ("'jsonld:author'", ["Ann"]), ("'feed:title'", ["Feed title"]),
    ("'meta:article:tag'", ["News"]),
    ("'meta:article:tag = *partner zone*'", ["Partner zone X"]), ("{from: h1, cut-end: ' - X'}", ["A title"]),
    ("{from: h1, cut-start: 'A '}", ["title - X"]), ("{from: h1, match: '/^(\\w+)/'}", ["A"]),
    ("{from: h1, match: '/zzz/'}", []),
    ("{from: 'jsonld:author', all: true}", ["Ann", "Ben"]), ("{from: li, all: true}", ["a", "b"]),
    ("li", ["a"]),
    ("'(//li)[2]'", ["b"]), ("p:text('say *')", ["Say this"]),
  ]

  @Test(arguments: cases)
  func `a source yields`(_ yaml: String, _ values: [String]) throws {
    let html = """
      <body><h1> A title\n - X </h1><time datetime=2024-05-01>May</time><ul><li>a<li>b<li> </ul><p>Say this</p></body>
      """
    let tree = try HTMLTree(utf8: Array(html.utf8))
    let text = "feedmill: 1\ntitle: \(yaml == "substring-before(//h1, ' -')" ? "em" : yaml)\n"
    let rule = try Rule(yaml: Array(text.utf8), file: "x.yaml")
    let source = try #require(rule.fields[.title]?.first)
    #expect(source.values(from: Page(root: tree.root)) == values)
  }
}
