/// Pages: depth, crossed and unclosed elements, floods of what isn't text, long values, metadata.
extension Bomb {
  static let pages: [Bomb] = depths + crossings + floods + values + heads

  private static let words =
    "<p>Some words of a text that is long enough for a body, and then a few more of them, with commas.</p>"

  private static func page(_ name: String, _ inside: String, head: String = "") -> Bomb {
    Bomb(
      "extract", name, .output("Some words of a text"),
      "<html><head><title>t</title>\(head)</head><body><article><h1>t</h1>\(repeated(words, 5))\(inside)")
  }

  private static let depths = [
    page("100,000 div", repeated("<div>", 100_000) + "deep"),
    page("50,000 font", repeated("<font>", 50_000) + "deep"),
    page("3,000 tables", repeated("<table>", 3_000) + "deep"),
    page("20,000 tables in cells", repeated("<table><tr><td>", 20_000) + "deep"),
    page("lists in lists", repeated("<ul><li>", 50_000) + "x"),
    page("quotes in quotes", repeated("<blockquote>", 50_000) + "x"),
    page("formulas", repeated("<math><mrow>", 50_000) + "<mi>x"),
    page("drawings with HTML", repeated("<svg><foreignObject><div>", 20_000) + "x"),
    page("templates", repeated("<template>", 50_000) + "x"),
    page("notes", repeated("<details><summary>", 50_000) + "x"),
  ]

  private static let crossings = [
    page("a span that a div's end crosses", repeated("<span></div>", 40_000)),
    page("unclosed links", repeated("<a href=x>", 50_000) + "y"),
    page("links around paragraphs", repeated("<a href=x><p>y", 50_000)),
    page("bold around paragraphs", repeated("<b><p>x", 50_000)),
    page("bold in paragraphs", repeated("<p><b>x</p>", 50_000)),
    page("the adoption agency", repeated("<a href=x><div><b><i>", 10_000) + repeated("</a></b>", 10_000)),
    page("fonts in fonts", repeated("<p><font><font><font><font>x</p>", 20_000)),
    page("headings in headings", repeated("<h1><h2>x", 50_000)),
    page("terms", repeated("<dd>x<dt>y", 50_000)),
    page("tables with loose text", repeated("<table>x<tr>y<td>z<p>", 20_000)),
    page("choices", repeated("<select><option>x", 100_000)),
    page("choices in tables", repeated("<table><tr><td><select>", 20_000)),
    page("ruby", repeated("<ruby><rt>x", 50_000)), page("forms", repeated("<form>", 100_000)),
    page("no scripts", repeated("<noscript><img src=x>", 30_000)),
  ]

  private static let floods = [
    page("open comments", repeated("<!--", 300_000)), page("comments", repeated("<!---->", 300_000)),
    page("bogus comments", repeated("<!x>", 200_000)), page("sections", repeated("<![CDATA[", 200_000)),
    page("less-than signs", repeated("<", 1_000_000)), page("ampersands", repeated("&", 1_000_000)),
    page("references", repeated("&#x10000;", 200_000)), page("end tags", repeated("</p>", 200_000)),
    page("end tags of nothing", repeated("</x>", 300_000)), page("line breaks", repeated("<br>", 300_000)),
    page("open quotes", repeated("<p a=\"", 100_000)), page("open tags", repeated("<p ", 200_000)),
    page("text areas", repeated("<textarea>", 100_000)),
    page("open scripts", repeated("<script><!--<script>", 50_000)),
    page("a million elements", repeated("<p>x", 1_000_000)),
    page("frames", repeated("<iframe src=\"https://www.youtube.com/embed/x\">", 30_000)),
    page("pictures", repeated("<img data-src=x.png><noscript><img src=x.png></noscript>", 20_000)),
  ]

  private static let values = [
    page("50,000 attributes", "<p \(numbered(50_000) { "a\($0)='v' " })>x"),
    page("200,000 attributes", "<p \(numbered(200_000) { "a\($0)='v' " })>x"),
    page("a name of a megabyte", "<\(repeated("n", 1 << 20))>x"),
    page("50,000 names", numbered(50_000) { "<x\($0)>" } + "x"),
    page("a class of a megabyte", "<p class='\(repeated("share-", 200_000))'>x"),
    page("150,000 classes", numbered(50_000) { "<p class='c\($0) d\($0) e\($0)'>word" }),
    page("a srcset of commas", "<img src=x srcset='\(repeated(",", 1_000_000))'>"),
    page("a srcset of parentheses", "<img src=x srcset='a \(repeated("(", 1_000_000))'>"),
    page("an image of eight megabytes", "<img src='data:image/png;base64,\(repeated("A", 8 << 20))'>"),
    page("a path of many steps up", "<a href='/\(repeated("../", 300_000))'>x</a>"),
    page("marks on one letter", "<p>a\(repeated("\u{301}\u{327}", 300_000))"),
    page("a text of 11 megabytes", "<p>\(repeated("word ", 2_200_000))"),
    page("a word of 5 megabytes", "<p>\(repeated("x", 5 << 20))"),
    page("spaces", "<p>\(repeated(" ", 5_000_000))x"),
  ]

  private static let heads = [
    page("50,000 meta tags", "", head: repeated("<meta property='og:title' content='x'>", 50_000)),
    page(
      "a title of a megabyte", "",
      head: "<meta property='og:title' content='\(repeated("a | b - ", 120_000))'>"),
    page(
      "deep JSON-LD", "", head: "<script type='application/ld+json'>\(repeated("{\"a\":[", 100_000))</script>"
    ),
    page(
      "10,000 JSON-LD", "",
      head: repeated("<script type='application/ld+json'>{\"@type\":\"Article\"}</script>", 10_000)),
    page(
      "100,000 keys of JSON-LD", "",
      head:
        "<script type='application/ld+json'>{\"@type\":\"Article\"\(numbered(100_000) { ",\"k\($0)\":1" })}</script>"
    ),
    page("bylines", repeated("<p class=author>By Ann Bee</p>", 30_000)),
    page("a byline of many", "<p class=byline>By \(repeated("Ann Bee and ", 50_000))"),
    page("dates", repeated("<time datetime=2020-01-01>1 May 2020</time>", 50_000)),
    page("date-like figures", "<p>\(repeated("1/2/3 4:5 ", 100_000))"),
  ]
}
