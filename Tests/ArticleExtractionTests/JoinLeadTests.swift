import ArticleExtraction
import Testing

@Suite struct JoinLeadTests {
  private let lead = "After ten dry weeks the river is back, and so are the boats of the old ferry company."
  private let story = "<div>" + ["Ada", "Max", "Eve", "Kim"].map(paragraph).joined() + "</div>"

  @Test func `a lead in the headline's own header belongs to the body`() throws {
    let text = try text(of: "<header><h1>Rain</h1><p>\(lead)</p></header>\(story)")
    #expect(text.hasPrefix(lead + "\n\nAda"))
  }

  @Test func `what stands above the headline is no lead`() throws {
    let text = try text(of: "<div><p>\(lead)</p></div><header><h1>Rain</h1></header>\(story)")
    #expect(text.hasPrefix("Ada"))
  }

  @Test func `a line without an end of a sentence is no lead`() throws {
    let line = lead.dropLast()
    let text = try text(of: "<header><h1>Rain</h1><p>\(line)</p></header>\(story)")
    #expect(text.hasPrefix("Ada"))
  }

  @Test func `a lead that the body repeats is not joined`() throws {
    let body = "<div><p>\(lead)</p>" + story.dropFirst("<div>".count)
    let text = try text(of: "<header><h1>Rain</h1><p>\(lead)</p></header>\(body)")
    #expect(text.hasPrefix(lead + "\n\nAda"))
  }

  @Test func `what a byline says of its author is no lead`() throws {
    let header = "<header><h1>Rain</h1><div class='author-info'><p>\(lead)</p></div></header>"
    #expect(try text(of: header + story).hasPrefix("Ada"))
  }

  @Test func `a second headline is no lead`() throws {
    let text = try text(of: "<header><h1>Rain</h1><h2>\(lead)</h2></header>\(story)")
    #expect(text.hasPrefix("Ada"))
  }

  @Test func `a second headline as long as a lead is one, and no heading`() throws {
    let long = lead + " And the mayor has a new hat for it."
    let found = try article(body: "<header><h1>Rain</h1><h2>\(long)</h2></header>\(story)")
    #expect(found.contentHTML?.hasPrefix("<p>\(long)</p>") == true)
  }

  @Test(arguments: ["teaser-text", "articleLead", "ingress", "bajada"])
  func `what its class calls a lead needs no full stop`(_ name: String) throws {
    let line = lead.dropLast()
    let text = try text(of: "<h1>Rain</h1><div class='\(name)'><p>\(line)</p></div>\(story)")
    #expect(text.hasPrefix(line + "\n\nAda"))
  }

  @Test func `a lead follows whatever the page declares to be the headline`() throws {
    let header = "<header><h3 itemprop=headline>Rain</h3><p>\(lead)</p></header>"
    #expect(try text(of: header + story).hasPrefix(lead + "\n\nAda"))
  }

  @Test func `the caption of the picture above is no lead`() throws {
    let figure = "<figure><img src='/a.jpg'><figcaption>\(lead)</figcaption></figure>"
    #expect(try text(of: "<header><h1>Rain</h1>\(figure)</header>\(story)").hasPrefix("Ada"))
  }

  @Test func `a lead is at most three paragraphs`() throws {
    let leads = (1...4).map { "<p>Part \($0). \(lead)</p>" }.joined()
    let long = "<div>" + (1...20).map { paragraph("Ada \($0)") }.joined() + "</div>"
    let text = try text(of: "<header><h1>Rain</h1>\(leads)</header>\(long)")
    #expect(text.contains("Part 3.") && !text.contains("Part 4."))
  }

  private func text(of body: String) throws -> String {
    try #require(article(body: body).contentText)
  }
}
