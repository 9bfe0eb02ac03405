import ArticleExtraction
import Model
import Testing

@Suite struct RescueTests {
  private static func long(_ word: String) -> String {
    "\(word) " + Array(repeating: "walked along the river, and", count: 12).joined(separator: " ") + " slept."
  }

  private static func page(_ head: String) throws -> Article {
    try article(
      head: "<title>Ada walks home</title>" + head,
      body: "<h1>Ada walks home</h1><div id='root'>Loading</div>")
  }

  @Test func `a body of plain structured data becomes paragraphs`() throws {
    let text = RescueTests.long("Ada") + #"\n\n"# + RescueTests.long("Max")
    let found = try RescueTests.page(
      #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(text)"}</script>"#)
    #expect(found.extraction.method == .jsonLD)
    #expect(found.contentHTML == "<p>\(RescueTests.long("Ada"))</p>\n<p>\(RescueTests.long("Max"))</p>")
  }

  @Test func `a body of structured data that is markup is read as markup`() throws {
    let text =
      "<p>\(RescueTests.long("Ada"))</p><h2>Later</h2><p>\(RescueTests.long("Max"))</p><script>x()<\\/script>"
    let found = try RescueTests.page(
      #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(text)"}</script>"#)
    #expect(found.contentText == "\(RescueTests.long("Ada"))\n\nLater\n\n\(RescueTests.long("Max"))")
  }

  @Test(arguments: [
    #"<script id="__NEXT_DATA__" type="application/json">{"props":{"article":STORY}}</script>"#,
    #"<script>window.__INITIAL_STATE__ = {"story":{"current":STORY}}; window.other = {};</script>"#,
    #"<script>window.__APOLLO_STATE__={"Article:1":STORY,"Article:2":{"title":"Another story altogether","body":"OTHER"}}</script>"#,
  ]) func `a body that stands in a program's state is found by the page's title`(script: String) throws {
    let story =
      #"{"title":"Ada walks home","teaser":"Ada walks.","body":[{"type":"p","text":"\#(RescueTests.long("Ada"))"},"#
      + #"{"type":"p","text":"\#(RescueTests.long("Max"))"}]}"#
    let head = script.replacing("STORY", with: story).replacing(
      "OTHER", with: RescueTests.long("Eve and Eve"))
    let found = try RescueTests.page(head)
    #expect(found.extraction.method == .state)
    #expect(found.contentText == "\(RescueTests.long("Ada"))\n\n\(RescueTests.long("Max"))")
  }

  @Test func `the state of another article is none of this one's`() throws {
    let found = try RescueTests.page(
      #"<script>window.__STATE__={"title":"Another story altogether","body":"\#(RescueTests.long("Eve"))"}</script>"#
    )
    #expect(found.contentText?.contains("Eve") != true)
  }

  @Test func `a page whose text is whole needs no data`() throws {
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(RescueTests.long("Eve"))"}</script>"#
    let found = try article(head: data, body: paragraph("Ada") + paragraph("Max"))
    #expect(found.extraction.method == .generic)
    #expect(found.contentText?.hasPrefix("Ada walked") == true)
  }
}
