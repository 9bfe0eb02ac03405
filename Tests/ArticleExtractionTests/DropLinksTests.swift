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

  private static let items = (1...4).map { "<li><a href='HOST/\($0)'>The bell of \($0) valleys</a></li>" }

  @Test(arguments: [
    ("<p><a href='/b'>The bell of the valley rings</a></p>", false),
    ("<p><strong><a href='/b'>The bell of the valley rings</a></strong></p>", false),
    ("<p><a href='/b'>The bell of the valley rings.</a></p>", true),
    ("<p>See <a href='/b'>The bell of the valley rings, said the mayor of it</a>.</p>", true),
    ("<ul>\(items.joined().replacing("HOST", with: ""))</ul>", false),
    ("<ul>\(items.joined().replacing("HOST", with: "https://other.example"))</ul>", true),
    ("<ul class=related>\(items.joined().replacing("HOST", with: "https://other.example"))</ul>", false),
    ("<ul>" + String(repeating: items.joined().replacing("HOST", with: ""), count: 5) + "</ul>", true),
  ])
  func `links without a sentence go, lists of other sites' pages and long ones stay`(
    _ links: String, stays: Bool
  ) throws {
    #expect(try text(story + links + story).contains("The bell of") == stays)
  }
}
