import Testing

@testable import ArticleExtraction

@Suite struct BlockFeaturesTests {
  /// The numbers of one name, block by block.
  private func numbers(_ name: String, of body: String, words: String = "* 0\n") throws -> [Float] {
    let page =
      "<title>Bridge closed</title><meta name=description content='Works on the bridge'><body>\(body)"
    let table = try BlockTable(
      page: Array(page.utf8), url: nil, rules: RuleSet(), words: Array(words.utf8))
    let place = try #require(BlockTable.featureNames.firstIndex(of: name))
    let width = BlockTable.featureNames.count
    return stride(from: place, to: table.values.count, by: width).map { table.values[$0] }
  }

  @Test func `words of classes count for what stands in the element, near it and anywhere inside`() throws {
    let words = "* 64\ncard 64 128 256\n<p> -64 0 0\n"
    let body = "<div class=card>a<div>b<section>c<article>d<p>e</p></article></section></div></div>"
    #expect(try numbers("odds_own", of: body, words: words) == [6, 7, 7, 5, 4])
  }

  @Test func `lines that are no weights are left out`() {
    let weights = ClassWeights(
      Array("* 1 2\nx 1\ny 1 2 3 4\nz a b c\n* 32\nlong-long-long-long-word 1 1 1".utf8))
    #expect(weights.base == 0.5)
  }

  @Test func `three siblings alike are a group, two are none`() throws {
    let posts = { String(repeating: "<div class=post1><p>one two <a>three</a></p></div>", count: $0) }
    #expect(try numbers("group_count", of: posts(2)) == [-1, -1])
    #expect(try numbers("group_count", of: posts(3)) == [3, 3, 3])
    #expect(try numbers("group_words", of: posts(3)) == [3, 3, 3])
    #expect(try numbers("most_linkShare", of: posts(4)) == [Float](repeating: 1.0 / 3, count: 4))
  }

  @Test func `places are told from the heading that says what the title says`() throws {
    let body = "<h1>Daily News</h1><p>one two</p><h1>Bridge closed</h1><p>three</p>"
    #expect(try numbers("sinceHeadline", of: body) == [-2, -1, 0, 1])
    #expect(try numbers("sinceHeadline", of: "<p>three</p>") == [-999])
  }

  @Test func `words are shared with the title and the description whatever their case`() throws {
    let body = "<p>The BRIDGE</p><p>Works on the bridge closed</p>"
    #expect(try numbers("inTitle", of: body) == [0.5, 0.4])
    #expect(try numbers("inDescription", of: body) == [1, 0.8])
  }
}
