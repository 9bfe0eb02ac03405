import ArticleExtraction
import Model
import Testing

@Suite struct MendedJSONTests {
  private static func authors(_ data: String) throws -> [String] {
    let page = "<script type='application/ld+json'>\(data)</script>"
    return try article(head: page, body: paragraph("Ada")).authors.compactMap(\.name)
  }

  @Test(arguments: [
    #"{"@type":"NewsArticle","headline":"He called it "wrong", again","author":{"name":"Ada Byron"}}"#,
    #"{"@type":"NewsArticle","headline":"He called it "wrong"","author":{"name":"Ada Byron"}}"#,
    #"{"@type":"NewsArticle", // written by hand"# + "\n" + #""author":{"name":"Ada Byron"}}"#,
    #"/* news */ {"@type":"NewsArticle","author":{"name":"Ada Byron"}};"#,
    #"<!-- {"@type":"NewsArticle","author":{"name":"Ada Byron"}} -->"#,
    #"{“@type”:“NewsArticle”,“author”:{“name”:“Ada Byron”}}"#,
    #"{"@type":"NewsArticle","author":{"name":Ada Byron}}"#,
    #"{"@type":"Thing"}{"@type":"NewsArticle","author":{"name":"Ada Byron"}}"#,
    #"{"@type":"Thing"},{"@type":"NewsArticle","author":{"name":"Ada Byron"}}"#,
    #"{"@type":"NewsArticle","author":{"name":"Ada Byron"},"image":{"url":"#,
    #"{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;author&quot;:{&quot;name&quot;:&quot;Ada Byron&quot;}}"#,
    #"{"@type":"NewsArticle","author":{"name":"Ada Byron"}}}"#,
    #"{"@type":"NewsArticle","date":,"author":{"name":"Ada Byron"}}"#,
  ]) func `data that is nearly JSON is read`(data: String) throws {
    #expect(try MendedJSONTests.authors(data) == ["Ada Byron"])
  }

  @Test(arguments: [
    "", "{", "\"", "]]]", "not data", "{\"a\"", "//", "/*", "{\"@type\":\"NewsArticle\",\"author\":\"\\",
  ])
  func `what can't be mended says nothing`(data: String) throws {
    #expect(try MendedJSONTests.authors(data).isEmpty)
  }

  @Test func `ten thousand brackets and quotes are mended in time`() throws {
    #expect(try MendedJSONTests.authors(String(repeating: "{\"a\" \"", count: 10_000)).isEmpty)
  }
}
