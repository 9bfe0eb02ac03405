import ArticleExtraction
import Foundation
import Model
import Testing

@Suite struct DateMetadataTests {
  private func day(_ article: Article) -> String? {
    article.published?.formatted(.iso8601.year().month().day())
  }

  @Test(arguments: [
    "<span property='schema:dateCreated' content='2024-05-02T12:45:46+00:00'></span>",
    "<span class='label'>Datum</span> <span>2. Mai 2024</span>",
    "<p>Erschienen am: 02.05.2024</p>",
    "<p>Last updated: May 2, 2024</p>",
    "<abbr class='published' title='2024-05-02T10:00:00Z'>yesterday</abbr>",
    "<p>Last updated</p><time class='updated' datetime='2024-07-01'></time><time datetime='2024-05-02'></time>",
    "<aside><time datetime='2023-01-01'></time></aside><time datetime='2024-05-02'></time>",
    "<p>Registered: 2020-01-01</p><p>2024-05-02 10:59:47</p>",
  ]) func `the date a page shows is found`(shown: String) throws {
    #expect(day(try article(body: "<h1>Rain falls</h1>" + shown + paragraph("Ada"))) == "2024-05-02")
  }

  @Test func `the date nearest to the headline is the article's`() throws {
    let body =
      "<p><time datetime='2023-01-01'></time></p><h2>Other</h2><h1>Rain falls</h1><time datetime='2024-05-02'></time>"
    #expect(day(try article(body: body + paragraph("Ada"))) == "2024-05-02")
  }

  @Test func `a day that may be a month is the one the page says elsewhere`() throws {
    let head = "<meta property='article:published_time' content='03-09-2026'>"
    let found = try article(head: head, body: "<h1>Rain falls</h1><p>March 9, 2026</p>" + paragraph("Ada"))
    #expect(day(found) == "2026-03-09")
  }

  @Test func `languages other than American English write days first`() throws {
    let page = "<html lang='en-GB'><body><h1>Rain</h1><span class='date'>03/10/2023</span>\(paragraph("Ada"))"
    let found = try ArticleExtractor(rules: nil)
      .article(page: Array(page.utf8), contentType: "text/html", url: nil)
    #expect(day(found) == "2023-10-03")
  }

  @Test func `an earlier date beside the headline beats the declared one, except on news`() throws {
    let body = "<h1>Rain falls</h1><p>May 2, 2024</p>" + paragraph("Ada")
    func page(_ type: String) -> String {
      #"<script type='application/ld+json'>{"@type":"\#(type)","datePublished":"2025-01-09"}</script>"#
    }
    #expect(day(try article(head: page("Article"), body: body)) == "2024-05-02")
    #expect(day(try article(head: page("NewsArticle"), body: body)) == "2025-01-09")
  }

  @Test func `a text that says the title stands for the headline`() throws {
    let found = try article(
      head: "<title>Rain falls at noon</title>",
      body: "<p><b>Rain falls at noon</b></p><p>By Ada Byron</p><p>May 2, 2024</p>" + paragraph("Ada"))
    #expect(day(found) == "2024-05-02")
    #expect(found.authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test(arguments: [
    "https://example.org/2024/05/02/rain", "https://example.org/20240502-rain",
    "https://example.org/02-05-2024-rain",
    "https://example.org/2024-05-02+rain",
  ]) func `the address dates a page that says nothing else`(url: String) throws {
    #expect(day(try article(body: paragraph("Ada"), url: url)) == "2024-05-02")
  }

  @Test func `a site's own name for its date of publication is understood`() throws {
    let head = "<meta name='w-published-date' content='2024-05-02T06:03:43.274Z'>"
    #expect(day(try article(head: head, body: paragraph("Ada"))) == "2024-05-02")
  }

  @Test func `the first second of 1970 is no date`() throws {
    let head = "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>"
    #expect(try article(head: head, body: paragraph("Ada")).published == nil)
  }

  @Test func `between dots the first number is the day, so that such a date proves something`() throws {
    let found = try article(
      head: "<meta name='date' content='2020-03-12'>",
      body: "<h1>Rain falls</h1><p>05.02.2020</p>" + paragraph("Ada"))
    #expect(day(found) == "2020-02-05")
  }

  @Test func `the day of the last change is better than none`() throws {
    let footer = "<footer><ul><li>This page was last edited on 2 May 2024, at 10:20.</li></ul></footer>"
    #expect(day(try article(body: "<h1>Rain</h1>" + paragraph("Ada") + footer)) == "2024-05-02")
  }

  @Test func `a date that stands alone counts where the page shows no other`() throws {
    let body =
      "<h1>Rain</h1>" + paragraph("Ada") + paragraph("Max") + "<div>Berlin</div><div>May 2, 2024</div>"
    let filler = Array(repeating: "<p>Rain, and then some.</p>", count: 20).joined()
    let page = body.replacing("<div>Berlin", with: filler + "<div>Berlin")
    #expect(day(try article(body: page)) == "2024-05-02")
    #expect(day(try article(body: page + "<div>June 7, 2024</div>")) == nil)
  }

  @Test(arguments: [
    "BERLIN, May 2, 2024 (XYZ) - ", "2.5.2024 – ", "Berlin, 2. Mai 2024 — ",
  ]) func `the dateline of the first paragraph dates a page that says nothing else`(start: String) throws {
    let text = paragraph("Ada").replacing("<p>", with: "<p>" + start)
    #expect(day(try article(body: "<h1>Rain</h1>" + text + paragraph("Max"))) == "2024-05-02")
  }
}
