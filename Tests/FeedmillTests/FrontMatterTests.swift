import Foundation
import Testing

@testable import Feedmill

@Suite struct FrontMatterTests {
  @Test func `a page for a static site has its fields as YAML before its Markdown`() {
    var article = Article(extraction: Extraction(method: .generic))
    article.title = #"yes: "no" # [1]"#
    article.published = Date(timeIntervalSince1970: 1_700_000_000)
    article.authors = [Person(name: "Ann Lee"), Person(url: "https://harbour.example/bo")]
    article.tags = ["2021", "ferry, boats"]
    article.section = "Island"
    article.language = "en"
    article.url = "https://harbour.example/ferry"
    article.contentHTML = "<p>The <em>ferry</em> stops.</p>"
    #expect(
      article.markdownPage == """
        ---
        title: "yes: \\"no\\" # [1]"
        date: 2023-11-14T22:13:20Z
        authors: ["Ann Lee"]
        categories: ["Island"]
        tags: ["2021","ferry, boats"]
        lang: "en"
        canonical_url: "https://harbour.example/ferry"
        ---

        The *ferry* stops.
        """)
  }

  @Test func `an article without title has its dates first`() {
    var article = Article(extraction: Extraction(method: .none))
    article.modified = Date(timeIntervalSince1970: 1_700_000_000)
    #expect(article.frontMatter == "---\nlastmod: 2023-11-14T22:13:20Z\n---\n")
  }
}
