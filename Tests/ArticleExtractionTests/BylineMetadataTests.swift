import ArticleExtraction
import Model
import Testing

@Suite struct BylineMetadataTests {
  @Test(arguments: [
    ("<div class='author'>Ada Byron<br>4 May 2024</div>", ["Ada Byron"]),
    (
      "<div class='author'><a href='/a'>Ada Byron</a>, <a href='/m'>Max Roth</a> | Writers</div>",
      ["Ada Byron", "Max Roth"]
    ),
    ("<div class='byline'><span>By</span><span>Ada Byron</span></div>", ["Ada Byron"]),
    ("<div class='byline'>By Ada Byron Senior Reporter</div>", ["Ada Byron"]),
    ("<div class='byline'>Ada Byron, PhD and Max Roth, Jr.</div>", ["Ada Byron, PhD", "Max Roth, Jr."]),
    ("<div class='byline'>by ibby</div>", ["ibby"]),
    ("<div class='byline'>By Ada Byron<p>Reviewed by Max Roth</p></div>", ["Ada Byron"]),
    ("<span class='author'>Eingestellt von Ada Byron</span>", ["Ada Byron"]),
    ("<span class='auteurs'>par Ada Byron</span>", ["Ada Byron"]),
    ("<span data-testid='byline'>Автор: Анна Кац</span>", ["Анна Кац"]),
    ("<span class='author'>記者 王小明</span>", ["王小明"]),
    ("<div id='author_header'>Ada Byron</div>", ["Ada Byron"]),
    ("<div class='author'>We walked along the river and slept at noon</div>", []),
  ]) func `a byline gives names and nothing else`(byline: String, names: [String]) throws {
    let found = try article(body: "<h1>Rain falls</h1>" + byline + paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == names)
  }

  @Test(arguments: [
    "<p>By Ada Byron</p>", "<p>By <a href='/a'>Ada Byron</a></p>", "<p>Written by</p><p>Ada Byron</p>",
    "<p>Von: <b>Ada Byron</b></p>", "<p>door Ada Byron</p>",
  ]) func `a line beside the headline that starts with By is a byline`(byline: String) throws {
    let found = try article(body: "<h1>Rain falls</h1>" + byline + paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test func `a link to an author's page beside the headline names the author`() throws {
    let found = try article(
      body: "<h1>Rain falls</h1><a href='/authors/ada-byron/'><span>Ada Byron</span></a>" + paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test(arguments: [
    "<div class='comments'><b class='author'>Max Roth</b></div>",
    "<article><h3><a href='/b'>Snow</a></h3><span class='author'>Max Roth</span></article>",
    "<figure><span class='author'>Max Roth</span></figure>",
    "<aside><span class='author'>Max Roth</span></aside>",
    "<p>Reviewed by <a class='author' href='/m'>Max Roth</a></p>",
  ]) func `who wrote something else is no author`(other: String) throws {
    #expect(try article(body: "<h1>Rain falls</h1>" + paragraph("Ada") + other).authors.isEmpty)
  }

  @Test func `a full name shown beats a login declared`() throws {
    let found = try article(
      head: "<meta name='author' content='abyron7'>",
      body: "<h1>Rain falls</h1><p class='byline'>Ada Byron</p>" + paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test func `a team is an author, and the site only where nobody else is named`() throws {
    let site = "<meta property='og:site_name' content='The Daily'>"
    let body = "<h1>Rain falls</h1>" + paragraph("Ada")
    let team = try article(head: site + "<meta name='author' content='Daily Staff'>", body: body)
    #expect(team.authors.compactMap(\.name) == ["Daily Staff"])
    let shown = try article(
      head: site + "<meta name='author' content='The Daily'>", body: "<p class='byline'>Ada Byron</p>" + body)
    #expect(shown.authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test func `an organization's name is never split`() throws {
    let data = #"{"@type":"Article","author":{"@type":"Organization","name":"Office for Rivers and Rain"}}"#
    let found = try article(
      head: "<script type='application/ld+json'>\(data)</script>", body: paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == ["Office for Rivers and Rain"])
  }

  @Test func `the author of a thread is who opened it`() throws {
    let posts = ["ada7", "Max Roth"].map { name in
      "<div itemscope><span itemprop='author'><b itemprop='name'>\(name)</b></span>\(paragraph(name))</div>"
    }
    let found = try article(
      body: "<h1>Rain</h1>" + posts.joined(), url: "https://www.example.org/threads/rain.7/")
    #expect(found.authors.compactMap(\.name) == ["ada7"])
  }

  @Test func `citation tags give all authors in reading order`() throws {
    let tags = ["Byron, Ada", "Roth, Max"].map { "<meta name='citation_author' content='\($0)'>" }
    let found = try article(head: tags.joined(), body: paragraph("Ada"))
    #expect(found.authors.compactMap(\.name) == ["Ada Byron", "Max Roth"])
  }
}
