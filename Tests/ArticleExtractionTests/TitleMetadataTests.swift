import ArticleExtraction
import Model
import Testing

@Suite struct TitleMetadataTests {
  @Test(arguments: [
    ("<title>Rain - The Daily wiki</title>", "<h1>Rain</h1>", "Rain"),
    (
      "<meta property='og:title' content='Best rain guide 2024'>", "<h1>Our guide to the best rain</h1>",
      "Our guide to the best rain"
    ),
    ("<title>Welcome to us</title>", "<h1>Rain falls</h1>", "Rain falls"),
    (
      "<meta property='og:title' content='Rain falls at noon'>", "<h1>Weather: Rain falls at noon</h1>",
      "Rain falls at noon"
    ),
    (
      "<title>Rain falls at noon | Old Mill</title>", "<h1>Latest</h1><h2>Rain falls at noon</h2>",
      "Rain falls at noon"
    ),
    ("<title>Rain falls</title>", "<h1>Rain falls<a href='#r'>¶</a></h1>", "Rain falls"),
    (
      "<meta property='og:title' content='Rain falls'>", "<h1>Rain falls<br>at noon</h1>",
      "Rain falls at noon"
    ),
  ]) func `a heading is the title where it is the better one`(head: String, body: String, title: String)
    throws
  {
    #expect(try article(head: head, body: body + paragraph("Ada")).title == title)
  }

  @Test(arguments: [
    ("Rain falls all day - Mill9's Forum", "https://mill9.org/t/1"),
    ("Rain falls all day | Office of Streams and Hydraulic Affairs", "https://www.osha.example/rain"),
    ("View topic - Rain falls all day", "https://www.example.org/a"),
    ("Rain falls all day — Tools 2.3 documentation", "https://www.example.org/a"),
    ("Rain falls all day - mill - Mill Town News", "https://mill.example/a"),
  ]) func `a title has neither the site's name nor its kind`(title: String, url: String) throws {
    #expect(
      try article(head: "<title>\(title)</title>", body: paragraph("Ada"), url: url).title
        == "Rain falls all day")
  }

  @Test func `the site's name in a heading is no title`() throws {
    let found = try article(
      head: "<title>Mill Town Rain falls</title><meta property='og:site_name' content='Mill Town'>",
      body: "<h1>Mill Town</h1><h1>Rain falls at last</h1>" + paragraph("Ada"))
    #expect(found.title != "Mill Town")
  }

  @Test(arguments: [
    ("Rain falls | Example", "Rain falls"), ("Example: rain falls", "Example: rain falls"),
    ("Example – rain falls", "Example – rain falls"),
  ]) func `a heading loses the site's name at its end only`(heading: String, title: String) throws {
    let found = try article(head: "<title>\(heading)</title>", body: "<h1>\(heading)</h1>" + paragraph("Ada"))
    #expect(found.title == title)
  }
}
