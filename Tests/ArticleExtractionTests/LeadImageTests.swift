import Model
import Testing

@Suite struct LeadImageTests {
  private static let body =
    paragraph("Ada") + "<img src='/small.png' width='20'><img src='/harbour.jpg' width='800' height='500'>"
    + paragraph("Max")

  @Test func `the image a page names is its lead image`() throws {
    let found = try article(
      head: "<meta property='og:image' content='/photos/ada.jpg'>", body: LeadImageTests.body)
    #expect(found.image == "https://www.example.org/photos/ada.jpg")
  }

  @Test(arguments: ["/img/site-logo.png", "/static/default-share.jpg", "/theme/placeholder.gif", "/mark.svg"])
  func `a stand-in loses to the first large image of the body`(image: String) throws {
    let found = try article(head: "<meta property='og:image' content='\(image)'>", body: LeadImageTests.body)
    #expect(found.image == "https://www.example.org/harbour.jpg")
  }

  @Test func `the publisher's own logo is no lead image`() throws {
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","image":"https://www.example.org/g.png","publisher":"#
      + #"{"logo":{"url":"https://www.example.org/g.png"}}}</script>"#
    #expect(try article(head: data, body: LeadImageTests.body).image == "https://www.example.org/harbour.jpg")
  }

  @Test func `of several images of structured data the widest is chosen`() throws {
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","image":[{"url":"/a.jpg","width":400},"#
      + #"{"url":"/b.jpg","width":1600}]}</script>"#
    #expect(try article(head: data, body: paragraph("Ada")).image == "https://www.example.org/b.jpg")
  }
}
