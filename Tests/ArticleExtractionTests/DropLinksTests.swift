import ArticleExtraction
import Testing

@Suite struct DropLinksTests {
  private let story = ["Ada", "Max", "Eve", "Kim"].map(paragraph).joined()

  private func card(_ title: String, host: String = "") -> String {
    "<div class=c><h3><a href='\(host)/\(title)'>The \(title) of the valley</a></h3><p>It is old, they say.</p></div>"
  }

  private func text(_ body: String) throws -> String {
    try #require(article(body: "<div>\(body)</div>").contentText)
  }

  @Test func `cards of other articles after the last paragraph go with their heading`() throws {
    let cards = "<h2>From the valley</h2><div>" + card("bell") + card("mill") + card("inn") + "</div>"
    #expect(try text(story + cards).hasSuffix("slept at noon."))
  }

  @Test func `items of a list between paragraphs stay`() throws {
    let items = "<div>" + card("bell") + card("mill") + card("inn") + "</div>"
    #expect(try text(story + items + story).contains("The mill of the valley"))
  }

  @Test func `cards that link to other sites stay`() throws {
    let items = ["bell", "mill", "inn"].map { card($0, host: "https://other.example") }.joined()
    #expect(try text(story + "<div>\(items)</div>").contains("The mill of the valley"))
  }

  @Test func `a lone card stays`() throws {
    #expect(try text(story + "<div>" + card("bell") + "</div>").contains("The bell of the valley"))
  }

  @Test(arguments: [
    ("<p><a href='/b'>The bell of the valley rings</a></p>", false),
    ("<p><strong><a href='/b'>The bell of the valley rings</a></strong></p>", false),
    ("<p><a href='https://news.example.org/b'>The bell of the valley rings</a></p>", false),
    ("<p><a href='/b'>The bell of the valley rings.</a></p>", true),
    ("<p><a href='https://other.example/b'>The bell of the valley rings</a></p>", true),
    ("<p><a href='#notes'>The bell of the valley rings</a></p>", true),
    ("<p>See <a href='/b'>The bell of the valley rings</a></p>", true),
    ("<ul><li><a href='/b'>The bell of the valley rings</a></li></ul>", true),
  ])
  func `a paragraph that is one link to the site and no sentence goes`(_ line: String, stays: Bool) throws {
    #expect(try text(story + line + story).contains("The bell of the valley") == stays)
  }
}
