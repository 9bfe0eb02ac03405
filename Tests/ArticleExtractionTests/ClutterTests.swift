import ArticleExtraction
import Testing

@Suite struct ClutterTests {
  private let story = ["Ada", "Max", "Eve", "Kim"].map(paragraph).joined()

  private func text(_ body: String) throws -> String { try #require(article(body: body).contentText) }

  @Test func `a remark in code is no reader's comment`() throws {
    let code = "<pre><code><span class='hljs-comment'># count them</span>\nwc -l</code></pre>"
    #expect(try text("<div>\(story)\(code)\(story)</div>").contains("# count them"))
  }

  @Test func `a part that opens at a click is shown`() throws {
    let part = "<div role=region style='display: none'>\(paragraph("Ron"))</div>"
    #expect(try text("<div>\(story)\(part)\(story)</div>").contains("Ron walked"))
  }

  @Test func `the panels of tabs are content, though all but one are hidden`() throws {
    let panels = ["Ron", "Zoe"].map { "<div role=tabpanel aria-hidden=true hidden>\(paragraph($0))</div>" }
    let text = try text("<div>\(story)\(panels.joined())\(story)</div>")
    #expect(text.contains("Ron walked") && text.contains("Zoe walked"))
  }

  @Test func `what is hidden otherwise is not`() throws {
    let part = "<div style='display: none'>\(paragraph("Ron"))</div>"
    #expect(try !text("<div>\(story)\(part)\(story)</div>").contains("Ron walked"))
  }

  private let menu =
    "<ul>" + (1...80).map { "<li><a href='/\($0)'>Item number \($0) of the long menu</a></li>" }.joined()
    + "</ul>"

  @Test func `a box called after its share buttons holds the article`() throws {
    let found = try text("\(menu)<p>Rain is near.</p><div class=sharingContainer>\(story)</div>")
    #expect(found.hasPrefix("Ada walked"))
  }

  @Test func `a consent holds no article`() throws {
    let consent = String(repeating: paragraph("Zoe"), count: 8)
    let found = try text("\(menu)<div>\(story)</div><div class=cookie-consent>\(consent)</div>")
    #expect(found.hasPrefix("Ada") && !found.contains("Zoe"))
  }

  @Test func `an open heading around the whole article is no last heading`() throws {
    #expect(try text("<div><h2>Rain<div>\(story)</div></h2></div>").contains("Ada walked"))
  }

  @Test func `a heading goes with the links that it headed`() throws {
    let links = (1...4).map { "<li><a href='/\($0)'>Story \($0) of the valley</a></li>" }.joined()
    let found = try text("<div>\(story)<div><h4>From the valley</h4><ul>\(links)</ul></div>\(story)</div>")
    #expect(!found.contains("valley"))
  }

  @Test func `dates alone in a line go from both ends`() throws {
    let found = try text("<div><p>4 May 2021</p>\(story)<p>5 May 2021</p>\(story)<p>2021-05-06</p></div>")
    #expect(found.hasPrefix("Ada") && found.hasSuffix("noon.") && found.contains("5 May 2021"))
  }
}
