import ArticleExtraction
import Model
import Testing

@Suite struct BodySearchTests {
  private let story = paragraph("Ada") + paragraph("Max") + paragraph("Eve") + paragraph("Kim")

  @Test func `the body is the element with the paragraphs, not the menu beside it`() throws {
    let menu = "<div><ul><li><a href='/1'>Politics</a></li><li><a href='/2'>Sports</a></li></ul></div>"
    let text = try #require(article(body: menu + "<div>\(story)</div>").contentText)
    #expect(text.hasPrefix("Ada") && text.contains("Kim"))
    #expect(!text.contains("Politics"))
  }

  @Test func `a wrapper called nav is no menu`() throws {
    let text = try article(body: "<div class='nav-open'><div>\(story)</div></div>").contentText
    #expect(text?.contains("Kim") == true)
  }

  @Test func `long comments are no article`() throws {
    let comments = "<div id='comments'>" + paragraph("Troll") + paragraph("Troll") + "</div>"
    let text = try #require(article(body: "<article>\(story)\(comments)</article>").contentText)
    #expect(text.contains("Kim") && !text.contains("Troll"))
  }

  @Test func `what is hidden is left out`() throws {
    let text = try #require(
      article(body: "<div>\(story)<p style='display: none'>Secret.</p></div>").contentText)
    #expect(text.contains("Kim") && !text.contains("Secret"))
  }

  @Test func `text between line breaks is a body`() throws {
    let soup = story.replacing("<p>", with: "").replacing("</p>", with: "<br><br>")
    let text = try article(body: "<div>\(soup)</div>").contentText
    #expect(text?.contains("Ada") == true && text?.contains("Kim") == true)
  }

  @Test func `a page of cards keeps them all`() throws {
    let cards = (1...40).map { "<li><a href='/\($0)'>Lamp \($0)</a> <span>$ \($0)0.00</span></li>" }.joined()
    let text = try #require(article(body: "<nav>Home</nav><main><ul>\(cards)</ul></main>").contentText)
    #expect(text.contains("Lamp 1") && text.contains("Lamp 40"))
    #expect(!text.contains("Home"))
  }

  @Test func `short news beside many cards stays short`() throws {
    let data = #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain"}</script>"#
    let cards = (1...40).map { "<li><a href='/\($0)'>Lamp \($0)</a> new in shop</li>" }.joined()
    let found = try article(head: data, body: "<div>\(paragraph("Ada"))</div><ul>\(cards)</ul>")
    #expect(found.contentText?.contains("Ada") == true)
    #expect(found.contentText?.contains("Lamp") == false)
  }

  @Test func `a page that stands in noscript is read there`() throws {
    let text = try article(body: "<div></div><noscript><div>\(story)</div></noscript>").contentText
    #expect(text?.contains("Kim") == true)
  }

  @Test func `a request to turn scripts on is not read`() throws {
    let text = try article(body: "<noscript>Please turn scripts on.</noscript><div>\(story)</div>")
      .contentText
    #expect(text?.contains("scripts") == false)
  }
}
