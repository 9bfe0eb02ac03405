import Testing

@testable import Markup

@Suite struct MarkupFilterTests {
  private func filter(_ texts: [String], _ selectors: [String] = []) throws -> MarkupFilter {
    MarkupFilter(texts: texts.map { Array($0.utf8) }, selectors: try selectors.map { try Selector($0) })
  }

  private func mayMatch(_ filter: MarkupFilter, _ markup: String) -> Bool {
    filter.mayMatch(Array(markup.utf8)) { _, _ in true }
  }

  @Test func `a text is met wherever it starts, in any case and across a line end`() throws {
    let filter = try filter(["read more"])
    for lead in 0..<8 {
      let before = String(repeating: "z", count: lead)
      #expect(mayMatch(filter, before + "read more"))
      #expect(mayMatch(filter, before + "READ\nMore and more"))
      #expect(!mayMatch(filter, before + "read mor and read"))
    }
  }

  @Test func `a class attribute counts for the words and names in it only`() throws {
    let filter = try filter([], [".sharedaddy", "~newsletter"])
    #expect(mayMatch(filter, "<div class=\"a sharedaddy b\">"))
    #expect(mayMatch(filter, "<div class='site-Newsletter-box'>"))
    #expect(mayMatch(filter, "<div CLASS=sharedaddy>"))
    #expect(!mayMatch(filter, "<p class=\"plain\">sharedaddy newsletter</p>"))
    #expect(!mayMatch(filter, "<p class="))
  }

  @Test func `attributes and ids of selectors are looked for as text`() throws {
    let filter = try filter([], ["a[href*='sharer.php']", "#mc_embed_signup", "[role=search]"])
    #expect(mayMatch(filter, "<a href=\"https://e.org/sharer.php?u=1\">"))
    #expect(mayMatch(filter, "<div id=mc_embed_signup>"))
    #expect(mayMatch(filter, "<div role='search'>"))
    #expect(!mayMatch(filter, "<p>a search for a role</p>"))
  }

  @Test func `who looks closer decides, until looks run out`() throws {
    let filter = try filter(["read more"])
    let once = Array("we read more".utf8)
    #expect(!filter.mayMatch(once) { _, _ in false })
    var places: [Int] = []
    _ = filter.mayMatch(once) { text, start in
      places.append(start)
      return text != 0
    }
    #expect(places == [3])
    let many = Array(String(repeating: "read more ", count: MarkupFilter.maxLooks + 1).utf8)
    #expect(filter.mayMatch(many) { _, _ in false })
  }

  @Test func `texts too short to be found are left out`() throws {
    let filter = try filter(["more", ""])
    #expect(!mayMatch(filter, "more and more"))
    #expect(!mayMatch(filter, ""))
  }
}
