import Feedmill
import Foundation
import TestSupport
import Testing

/// The page that shows what became of a page.
@Suite struct ReportTests {
  /// A page with an article, chrome in it and around it, and what would run if anything of it did.
  static let page = """
    <html lang=en><head><title>The Thaw</title></head><body>
    <nav><p>Home and News &lt;script&gt;alert(1)&lt;/script&gt;</p></nav>
    <article><h1>The Thaw</h1>
    <p>The river froze in the winter of that year, and the mill stood still until March came with its thaw.</p>
    <p>The people of the town waited for the ice to break, and then they went to the mill again, all of them.</p>
    <p class=box>Something odd &amp; <b>"bold"</b> that only this site prints.</p>
    <p>By <a href="javascript:alert(2)">April</a> the <a href="https://x.org/wheel">wheel</a> turned as it had turned
    for a hundred years, and nobody spoke of the ice any more. <img src="https://x.org/ice.jpg" alt="Ice"></p>
    </article></body></html>
    """

  private func explanation(_ rule: String? = nil) throws -> Explanation {
    let document = InputDocument(bytes: Array(ReportTests.page.utf8), url: "https://x.org/thaw")
    guard let rule else { return try Explanation(of: document, by: .bundled) }
    return try withTemporaryFolder { folder in
      let file = folder.appending(path: "x.org.yaml")
      try Data(rule.utf8).write(to: file)
      return try Explanation(of: document, by: RuleLibrary(file: file.path))
    }
  }

  private static let rule = """
    feedmill: 1
    site: x.org
    remove:
      - {text: "something odd*", kind: box}
    """

  @Test func `every block of a page is kept, removed by a rule, or outside`() throws {
    let blocks = try explanation(ReportTests.rule).blocks
    let fates = blocks.map { block in
      switch block.fate {
      case .kept: "kept"
      case .removed(let removal): removal.kind
      case .outside: "outside"
      }
    }
    #expect(fates == ["outside", "title", "kept", "kept", "box", "kept"], "\(blocks.map(\.text))")
    #expect(blocks[4].text == "Something odd & \"bold\" that only this site prints.")
    #expect(blocks[4].path == "body > article > p.box" || blocks[4].path?.hasSuffix("p.box") == true)
    #expect(blocks[1].role == .heading(1))
  }

  @Test func `a paragraph that lost a link is told in two parts`() throws {
    let page = ReportTests.page.replacing(
      "any more.", with: "any more. <a href=/more>Go on to the next story</a>")
    let rule = ReportTests.rule + "\n  - {link: \"go on to the next*\", kind: more}"
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "x.org.yaml")
      try Data(rule.utf8).write(to: file)
      let document = InputDocument(bytes: Array(page.utf8), url: "https://x.org/thaw")
      let blocks = try Explanation(of: document, by: RuleLibrary(file: file.path)).blocks.suffix(2)
      #expect(blocks.first?.fate == .kept)
      #expect(blocks.first?.text.hasSuffix("any more.") == true, "\(blocks)")
      guard case .removed(let removal) = blocks.last?.fate else {
        Issue.record("\(blocks)")
        return
      }
      #expect(removal.kind == "more" && blocks.last?.text == "Go on to the next story")
    }
  }

  @Test(arguments: try Samples.pages)
  func `the blocks that are told kept are those of the article`(sample: PageSample) throws {
    var document = InputDocument(bytes: try sample.bytes, url: try sample.url.absoluteString)
    document.source = sample.file.lastPathComponent
    let explanation = try Explanation(of: document, by: .bundled)
    var options = ExtractionOptions()
    options.explains = true
    #expect(try explanation.article == Article(extracting: document, options: options))
    #expect(!explanation.blocks.isEmpty)
    guard explanation.bodyPath != nil else { return }
    let kept = explanation.blocks.filter { $0.fate == .kept }.reduce(0) { $0 + $1.words }
    let words = explanation.article.wordCount ?? 0
    // Captions stand in the body and not in its text.
    #expect(Double(kept) >= Double(words) * 0.98 && kept <= words + 120, "\(kept) for \(words)")
    let told = explanation.blocks.filter { if case .removed = $0.fate { true } else { false } }
    let removals = explanation.article.extraction.removals ?? []
    #expect(told.isEmpty == removals.isEmpty, "\(told.count) blocks of \(removals.count) removals")
  }

  @Test func `plain texts have blocks as well`() throws {
    let sample = Samples.page("themoscowtimes.com/opinion-text")
    var document = InputDocument(bytes: try sample.bytes, url: try sample.url.absoluteString)
    document.source = "page.txt"
    let explanation = try Explanation(of: document, by: .bundled)
    let removed = explanation.blocks.filter { if case .removed = $0.fate { true } else { false } }
    #expect(removed.count == explanation.article.extraction.removals?.count)
    #expect(removed.count > 0)
  }

  @Test func `what a page says is escaped, and nothing of it runs or is fetched`() throws {
    let html = String(decoding: try Report(of: explanation(ReportTests.rule)).html, as: UTF8.self)
    #expect(html.contains("default-src 'none'; style-src 'unsafe-inline'"))
    #expect(html.contains("Home and News &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!html.contains("<script"))
    #expect(!html.contains("javascript:"))
    #expect(!html.contains("<img") && html.contains("picture: Ice"))
    #expect(html.contains("<a href=\"https://x.org/wheel\" rel=\"noreferrer noopener nofollow\">wheel</a>"))
    #expect(html.contains("<del>Something odd &amp; \"bold\" that only this site prints.</del>"))
    #expect(html.contains(".yaml:4</code>"))
  }

  @Test func `hostile titles and addresses stay text`() throws {
    var explanation = try explanation()
    explanation.article.title = "</title><script>alert(1)</script>"
    explanation.article.url = "javascript:alert(1)//\"><script>"
    explanation.article.contentHTML =
      "<p onclick=x>A<iframe src=y></iframe><svg><script>z</script></svg><form>b</form>"
    explanation.article.extraction.removals = [
      Extraction.Removal(rule: "<b>r", at: "\"'><i>", kind: "x\" onload=\"y", words: 1, text: "<u>t")
    ]
    let html = String(decoding: Report(of: explanation).html, as: UTF8.self)
    for tag in ["<script", "<iframe", "<svg", "<form", "onclick", "<b>r", "<u>t", "<i>", "href=\"javascript"]
    {
      #expect(!html.contains(tag), "\(tag)")
    }
    // A kind names no class: what a rule makes up is text.
    #expect(html.contains("1 x\" onload=\"y</b>"))
  }

  @Test func `an explanation as text has what was found, kept, removed and refused`() throws {
    let lines = try explanation(ReportTests.rule).text.components(separatedBy: "\n")
    #expect(lines.first == "page     https://x.org/thaw")
    #expect(lines.contains("rule     x.org"))
    #expect(lines.contains("title    The Thaw  ← h1"), "\(lines)")
    #expect(lines.contains { $0.hasPrefix("   3  By April the wheel") })
    #expect(lines.contains("removed 2 · 1 box · 1 title"))
    #expect(lines.contains { $0.hasPrefix("  box        Something odd & \"bold\"") })
  }
}
