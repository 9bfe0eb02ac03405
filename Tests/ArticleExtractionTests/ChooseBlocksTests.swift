import ArticleExtraction
import Testing

@Suite struct ChooseBlocksTests {
  private let menu =
    "<nav><ul>" + (1...12).map { "<li><a href='/\($0)'>Section \($0)</a></li>" }.joined() + "</ul></nav>"
  private let footer = "<footer><p><a href='/imprint'>Imprint</a> Copyright 2024 The Ferry Times</p></footer>"

  @Test func `the text of each part of a page that presents something is kept, menus are not`() throws {
    let parts = ["Boats", "Crews", "Prices"].map { name in
      "<section><h2>\(name) for the whole river</h2>\(paragraph(name))<ul><li>Open all day long.</li>"
        + "<li>No booking is needed.</li></ul></section>"
    }
    let text = try text(of: menu + "<main><h1>Ferry</h1>\(parts.joined())</main>" + footer)
    for name in ["Boats", "Crews", "Prices"] { #expect(text.contains("\(name) walked")) }
    #expect(!text.contains("Section 3") && !text.contains("Imprint"))
  }

  @Test func `chosen blocks keep their structure`() throws {
    let body =
      "<article><h1>Ferry</h1>\(paragraph("Ada"))<h2>Times</h2>"
      + "<ul><li>At noon, from the pier of the town.</li><li>At night, from the old bridge.</li></ul>"
      + "\(paragraph("Max"))</article>"
    let html = try #require(article(body: menu + body + footer, choosesBlocks: true).contentHTML)
    #expect(html.contains("<h2>Times</h2>"))
    #expect(html.contains("<ul><li>At noon, from the pier of the town.</li>"))
  }

  @Test func `what a page hides is never chosen`() throws {
    let body =
      "<article>\(paragraph("Ada"))<div hidden>\(paragraph("Eve"))</div>\(paragraph("Max"))</article>"
    let text = try text(of: menu + body)
    #expect(text.contains("Ada walked") && text.contains("Max walked"))
    #expect(!text.contains("Eve"))
  }

  @Test func `images stay in the body with their captions`() throws {
    let figure =
      "<figure><img src='/boat.jpg' width='800' height='600'><figcaption>The boat at noon.</figcaption></figure>"
    let body = "<article>\(paragraph("Ada"))\(figure)\(paragraph("Max"))</article>"
    let html = try #require(article(body: menu + body + footer, choosesBlocks: true).contentHTML)
    #expect(html.contains("https://www.example.org/boat.jpg") && html.contains("The boat at noon."))
  }

  @Test func `a page of one short line keeps it`() throws {
    let line = "The ferry is late today, and nobody knows why that is so."
    let text = try text(of: "<div><p>\(line)</p></div>")
    #expect(text == line)
  }

  private func text(of body: String) throws -> String {
    try article(body: body, choosesBlocks: true).contentText ?? ""
  }
}
