import ArticleExtraction
import Foundation
import Model
import Testing

@Suite struct PageMetadataTests {
  @Test(arguments: [
    ("<title>Rain falls | Example</title>", "Rain falls"),
    ("<title>Rain falls - example.org</title>", "Rain falls"),
    ("<title>Example: Rain falls</title>", "Rain falls"),
    ("<title>Rain - and snow</title>", "Rain - and snow"),
    ("<title>B</title><meta property='og:title' content='Rain falls'>", "Rain falls"),
    ("<title>B</title><meta name='twitter:title' content='Rain falls'>", "Rain falls"),
    ("<title>Rain &amp; snow</title>", "Rain & snow"),
    (
      "<title>Rain falls | The Daily</title><meta property='og:site_name' content='The Daily'>", "Rain falls"
    ),
    (
      "<meta property='og:title' content='B'><script type='application/ld+json'>"
        + #"{"@type":"NewsArticle","headline":"Rain falls"}</script>"#, "Rain falls"
    ),
  ]) func `the title is what the page declares, without the site`(head: String, title: String) throws {
    #expect(try article(head: head, body: paragraph("Ada")).title == title)
  }

  @Test func `a heading that the page's title confirms is the title`() throws {
    let found = try article(
      head: "<title>Rain falls at last — News</title>", body: "<h1>Rain falls at last</h1>")
    #expect(found.title == "Rain falls at last")
  }

  @Test func `a heading is the title where the page declares none`() throws {
    #expect(try article(body: "<h1>Rain falls</h1>" + paragraph("Ada")).title == "Rain falls")
  }

  @Test(arguments: [
    ("<meta name='author' content='Ada Byron'>", ["Ada Byron"]),
    ("<meta name='author' content='By Ada Byron'>", ["Ada Byron"]),
    ("<meta name='author' content='Ada Byron and Max Roth'>", ["Ada Byron", "Max Roth"]),
    ("<meta name='author' content='Ada Byron, Max Roth'>", ["Ada Byron", "Max Roth"]),
    ("<meta name='author' content='Ada Byron; Max Roth'>", ["Ada Byron", "Max Roth"]),
    ("<meta name='author' content='Ada Byron | May 2, 2024'>", ["Ada Byron"]),
    ("<meta name='author' content='Von Ada Byron'>", ["Ada Byron"]),
    ("<meta name='author' content='admin'>", []),
    ("<meta name='author' content='https://example.org/ada'>", []),
    (
      "<meta property='og:site_name' content='The Daily'><meta name='author' content='The Daily'>",
      ["The Daily"]
    ),
    (
      #"<script type='application/ld+json'>{"@type":"NewsArticle","author":[{"@type":"Person","#
        + #""name":"Ada Byron"},{"name":"Max Roth"}]}</script>"#, ["Ada Byron", "Max Roth"]
    ),
    (
      ##"<script type='application/ld+json'>{"@graph":[{"@type":"Article","author":{"@id":"#ada"}},"##
        + ##"{"@type":"Person","@id":"#ada","name":"Ada Byron"}]}</script>"##, ["Ada Byron"]
    ),
  ]) func `the authors are the people that the head names`(head: String, names: [String]) throws {
    let found = try article(head: head, body: paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == names)
  }

  @Test(arguments: [
    "<div class='byline'>By Ada Byron</div>",
    "<a rel='author' href='/ada'>Ada Byron</a>",
    "<span itemprop='author'><span itemprop='name'>Ada Byron</span></span>",
    "<p class='post-author'>Written by Ada Byron</p>",
  ]) func `the authors are the people that the byline names`(byline: String) throws {
    let found = try article(body: byline + paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test(arguments: [
    ("<meta property='article:published_time' content='2024-05-02T10:00:00Z'>", ""),
    ("<meta name='dc.date' content='2024-05-02'>", ""),
    ("<meta name='date' content='2 May 2024'>", ""),
    (#"<script type='application/ld+json'>{"@type":"Article","datePublished":"2024-05-02"}</script>"#, ""),
    (#"<script type='application/ld+json'>{"@type":"WebPage","datePublished":"2024-05-02"}</script>"#, ""),
    ("", "<time datetime='2024-05-02'>yesterday</time>"),
    ("", "<time>May 2, 2024</time>"),
    ("", "<time datetime='2020-01-01'></time><time class='entry-date' datetime='2024-05-02'></time>"),
    ("", "<span itemprop='datePublished' content='2024-05-02'></span>"),
    ("", "<span class='post-date'>2 May 2024</span>"),
    ("<meta name='date' content='2024-05-02'>", "<time datetime='2020-01-01'></time>"),
    (
      "<meta name='date' content='2020-01-01'>"
        + #"<script type='application/ld+json'>{"@type":"Article","datePublished":"2024-05-02"}</script>"#, ""
    ),
  ]) func `the date is read where the page states it first`(head: String, body: String) throws {
    let found = try article(head: head, body: body + paragraph("Ada"))
    #expect(found.published?.formatted(.iso8601.year().month().day()) == "2024-05-02")
  }

  @Test func `the address dates a page that says nothing else`() throws {
    let found = try article(body: paragraph("Ada"), url: "https://example.org/2024/05/02/rain")
    #expect(found.published?.formatted(.iso8601.year().month().day()) == "2024-05-02")
  }

  @Test func `a page without a date has none`() throws {
    #expect(try article(body: paragraph("Ada")).published == nil)
  }
}
