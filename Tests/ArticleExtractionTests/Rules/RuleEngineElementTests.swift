import Markup
import Testing

@testable import ArticleExtraction

@Suite struct RuleEngineElementTests {
  static let prose = RuleEngineTextTests.prose.map { "<p>\($0)</p>" }.joined()

  func clean(_ body: String, rule lines: String? = nil) throws -> (text: String, report: RuleReport) {
    let tree = try HTMLTree(utf8: Array("<html lang=en><body><main>\(body)</main></body></html>".utf8))
    let main = try #require(tree.body?.firstChild)
    let rule = try lines.map {
      try Rule(yaml: Array("feedmill: 1\nsite: x.org\n\($0)\n".utf8), file: "x.org.yaml")
    }
    let page = BarePage(root: tree.root, url: "https://x.org/a", language: "en")
    let rules = RuleSet(bundled: [rule].compactMap(\.self)).rules(for: page)
    let report = RuleEngine(rules: rules, page: page).clean(main)
    return (main.text.replacing(RuleEngineElementTests.plain, with: "…"), report)
  }

  static let plain = RuleEngineTextTests.prose.joined()

  static let entries: [(lines: String, body: String, text: String)] = [
    ("remove: [.x]", "<p class=x>a</p><p>b</p>", "b"), ("remove: [//i]", "<p><i>a</i></p><div>b</div>", "b"),
    ("remove: [{css: b, up: 1}]", "<p>a <b>x</b></p><p>c</p>", "c"),
    ("remove: [{css: b, up: section}]", "<section><p><b>x</b></p></section>c", "c"),
    ("remove: [{css: b, up: section}]", "<p><b>x</b></p>c", "xc"),
    ("remove: [{css: .x, limit: 1}]", "<p class=x>a</p><p class=x>b</p>", "b"),
    ("remove: [{css: .x, when: .y}]", "<p class=x>a</p>", "a"),
    ("remove: [{css: .x, when: .y}]", "<p class=x>a</p><p class=y>b</p>", "b"),
    ("remove: [{css: .x}]\nkeep: [.y]", "<div class=x>a<p class=y>b</p></div>", "ab"),
    ("remove: [{css: .x}]\nkeep: [.y]", "<div class=y>a<p class=x>b</p></div>", "ab"),
    ("remove: [{link: 'click *'}]", "<p><a>Click here</a>.</p><p>b <a>click it</a></p>", "b "),
    ("unwrap: [b]", "<p>a<b>b</b></p>", "ab"),
    ("remove: [\"p:text('click *')\"]", "<p>Click here</p><p>I click here</p>", "I click here"),
    ("remove: [.x, .x p]", "<div class=x><p>a</p></div>b", "b"),
    ("remove: [~share]", "<p class=shareBar>a</p><p class=shareholder>b</p>", "b"),
  ]

  @Test(arguments: entries)
  func `an element entry removes what it says`(_ lines: String, _ body: String, _ text: String) throws {
    let result = try clean(RuleEngineElementTests.prose + body, rule: "extends: none\n" + lines)
    #expect(result.text == "…" + text)
  }

  @Test func `a generic rule that finds a body full of its kind leaves it all`() throws {
    let post =
      "<article class='post tag-rivers'><p>The ferry left at nine and the mill stood still.</p></article>"
    let one = try clean(RuleEngineElementTests.prose + post)
    #expect(one.text == "…")
    let many = try clean(String(repeating: post, count: 30))
    #expect(many.text.contains("The ferry left"))
    #expect(
      many.report.refusals.contains { $0.rule == "generic/tags" && $0.reason.hasSuffix("% of the body") })
  }

  @Test func `a heading's id made of its own words says nothing of its kind`() throws {
    let heading = "<h2 id=what-is-social-shopping>What is Social Shopping?</h2>"
    let result = try clean("\(heading)\(RuleEngineElementTests.prose)<div class=social>Like</div>")
    #expect(result.text == "What is Social Shopping?…")
  }

  @Test func `many entries do what few do`() throws {
    let entries = (0..<40).map { ".none\($0)" } + [".x", "p:empty", ".y > b"]
    let lines = "extends: none\nremove: [\(entries.map { "'\($0)'" }.joined(separator: ", "))]"
    let body = "<p><i class=x>a</i></p><p class=y><b>b</b>c</p><p>d</p>"
    let result = try clean(RuleEngineElementTests.prose + body, rule: lines)
    #expect(result.text == "…cd")
    #expect(result.report.removals.map(\.rule) == ["x.org/remove#41", "x.org/remove#42", "x.org/remove#43"])
  }

  @Test func `renames and attributes are changed`() throws {
    let html =
      "<html><body><main>\(RuleEngineElementTests.prose)<div class=x><img data-src=a.png style=b></div></main></body></html>"
    let tree = try HTMLTree(utf8: Array(html.utf8))
    let rule = try Rule(
      yaml: Array(
        """
        feedmill: 1
        site: x.org
        rename: [{from: .x, to: figure}]
        attrs: [{on: img, set: src, from: [data-srcset, data-src]}, {on: img, drop: style}]
        """.utf8), file: "x.org.yaml")
    let page = BarePage(root: tree.root, url: "https://x.org")
    _ = RuleEngine(rules: PageRules(rule: rule, usesGeneric: true), page: page).clean(
      try #require(tree.body?.firstChild))
    let image = try #require(tree.root.flatMap { try? Selector("figure > img").first(in: $0) })
    #expect(image.attribute("src") == "a.png")
    #expect(!image.hasAttribute("style"))
  }

  static let generic: [(body: String, text: String)] = [
    ("<nav>n</nav><form>f</form>", ""), ("<div class=share-bar>Share</div>", ""),
    ("<p class=shareholder>s</p>", "s"), ("<div class=header>h</div>", "h"),
    ("<div hidden>h</div>", ""), ("<div class=paywall><p>paid text</p></div>", "paid text"),
    ("<div class=related><a href=x>a headline</a></div>", ""),
    ("<p class=teaser>The ice came early.</p>", "The ice came early."), ("<p class=sr-only>x</p>", ""),
    ("<div class='widget'>w</div>", "w"),
    ("<div id=disqus_thread>d</div>", ""), ("<script>s()</script>", ""),
    ("<p><a href='https://www.facebook.com/sharer.php?u=x'>F</a></p>", ""),
    ("<ul class=post-tags><li>Ice</li></ul>", ""),
    (
      "<h2>Comments</h2><p>He had none on the matter of the ice, and left.</p>",
      "CommentsHe had none on the matter of the ice, and left."
    ),
    (
      "<h2>Related stories</h2><p>They all tell of ice, and of men who trusted it for a day too long.</p>",
      "They all tell of ice, and of men who trusted it for a day too long."
    ),
    ("<h2>Related stories</h2><ul><li><a href=x>Ice breaks on the upper river</a></li></ul>", ""),
    (
      "<h4>Read also</h4><ul><li><a href=x>Ice breaks on the upper river</a></li><li>3 May</li></ul>"
        + "<p>The ferry had been late.</p>", "3 MayThe ferry had been late."
    ),
    (
      "<pre><span class=comment># the ice is thin</span>cross()</pre>", "# the ice is thincross()"
    ),
    (
      "<h4>Read also</h4><p>3 May</p><p><a href=x>Ice breaks on the upper river</a></p><p>The ferry was late.</p>",
      "The ferry was late."
    ),
    ("<p>Read more: <a href=x>Ice breaks on the river</a></p>", ""),
    ("<p>Related: the word has two meanings in law</p>", "Related: the word has two meanings in law"),
    (
      "<div><h3>… we have a small favor to ask.</h3><p>It is about the ice.</p><button>Continue</button></div>",
      ""
    ),
  ]

  @Test(arguments: generic)
  func `generic structure goes and what only looks like it stays`(_ body: String, _ text: String) throws {
    #expect(try clean(RuleEngineElementTests.prose + body).text == "…" + text)
  }

  @Test func `an element with a quarter of the body stays, and that is told`() throws {
    let result = try clean("<div class=comments>\(RuleEngineElementTests.prose)</div><p>Some more text.</p>")
    #expect(result.text == "…Some more text.")
    #expect(result.report.refusals.map(\.rule) == ["generic/comments"])
  }

  @Test func `an appeal takes its container but not the prose around it`() throws {
    let appeal = """
      <div class=z><h3>We have a small favor to ask</h3><p>Independent since 1992.</p><p>Your support, no matter how small, counts.</p></div>
      """
    let result = try clean(
      "<p>Before the ice came there was rain.</p>" + appeal + RuleEngineElementTests.prose)
    #expect(result.text == "Before the ice came there was rain.…")
    #expect(result.report.counts == ["appeal": 3])
  }

  @Test func `a thousand nested candidates take no quadratic time`() throws {
    let nested = String(repeating: "<div class=comments>", count: 5_000) + RuleEngineElementTests.prose
    #expect(try clean(nested).text == "…")
  }
}
