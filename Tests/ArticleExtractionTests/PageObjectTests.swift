import ArticleExtraction
import Model
import Testing

@Suite struct PageObjectTests {
  private static func headline(_ objects: String, head: String = "") throws -> String? {
    try article(
      head: head + "<script type='application/ld+json'>[\(objects)]</script>", body: paragraph("Ada")
    ).title
  }

  private static let other =
    #"{"@type":"NewsArticle","headline":"Snow melts","url":"https://www.example.org/b"}"#
  private static let own =
    #"{"@type":"NewsArticle","headline":"Rain falls","url":"https://example.org/a?from=home"}"#

  @Test func `of several articles the page's is the one with its address`() throws {
    #expect(try PageObjectTests.headline(PageObjectTests.other + "," + PageObjectTests.own) == "Rain falls")
    #expect(try PageObjectTests.headline(PageObjectTests.own + "," + PageObjectTests.other) == "Rain falls")
  }

  @Test func `of several articles without addresses the page's is the one with its title`() throws {
    let objects =
      #"{"@type":"Article","headline":"Snow melts"},{"@type":"Article","headline":"Rain falls","author":{"name":"Ada Byron"}}"#
    let found = try article(
      head: "<title>Rain falls</title><script type='application/ld+json'>[\(objects)]</script>",
      body: paragraph("Ada"))
    #expect(found.authors.map(\.name) == ["Ada Byron"])
  }

  @Test func `the reviewers of a product are not the page's authors`() throws {
    let product =
      #"{"@type":"Product","name":"Kettle","review":[{"@type":"Review","author":{"name":"Max Roth"},"datePublished":"2020-01-02"}]}"#
    let found = try article(
      head: "<title>Kettle</title><script type='application/ld+json'>\(product)</script>",
      body: paragraph("Ada"))
    #expect(found.authors.isEmpty)
    #expect(found.published == nil)
  }

  @Test func `the author of a question is the page's`() throws {
    let page =
      #"{"@type":"QAPage","mainEntity":{"@type":"Question","name":"Why?","dateCreated":"2024-05-06","author":{"name":"Ada Byron"},"#
      + #""acceptedAnswer":{"@type":"Answer","author":{"name":"Max Roth"}}}}"#
    let found = try article(
      head: "<script type='application/ld+json'>\(page)</script>", body: "<h1>Why?</h1>" + paragraph("Ada"))
    #expect(found.authors.map(\.name) == ["Ada Byron"])
    #expect(found.published?.timeIntervalSince1970 == 1_714_953_600)
  }
}
