import Markup
import Testing

@testable import Prose

@Suite struct BlocksTests {
  func texts(_ html: String) throws -> [String] {
    try withBody(html) { textBlocks(of: $0).map { String(decoding: $0.text, as: UTF8.self) } }
  }

  @Test func `a block is a run of inline content`() throws {
    #expect(try texts("a <b>b</b><div>c<p>d</p>e</div>f") == ["a b", "c", "d", "e", "f"])
    #expect(try texts("<p>a<br>b<br>\n<br>c</p>") == ["a", "b", "c"])
    #expect(try texts("<a href=x><div>a</div>b</a><script>c</script>") == ["a", "b"])
    #expect(try texts("<p><img src=x></p><p> </p>") == [""])
  }

  @Test func `a block knows its words, links and place`() throws {
    try withBody("<ul><li>one two <a href=x>three</a></li></ul><h3>four</h3><table><tr><td>5</table>") {
      body in
      let blocks = textBlocks(of: body)
      try #require(blocks.count == 3)
      #expect(blocks.map(\.wordCount) == [3, 1, 1])
      #expect(blocks.map(\.linkWordCount) == [1, 0, 0])
      #expect(blocks.map(\.isInList) == [true, false, false])
      #expect(blocks.map(\.isInTable) == [false, false, true])
      #expect(blocks.map(\.headingLevel) == [nil, 3, nil])
      #expect(blocks.map { $0.container.tag } == [.li, .h3, .td])
    }
  }

  @Test func `removing a block takes what is empty then`() throws {
    try withBody("<p>a</p><ul><li><b>b</b></li></ul><p>c<br><br>d</p>") { body in
      let blocks = textBlocks(of: body)
      try #require(blocks.count == 4)
      blocks[1].remove(from: body)
      blocks[2].remove(from: body)
      #expect(!body.elements.contains { $0.tag == .ul })
      #expect(PlainText.render(body) == "a\n\nd")
    }
  }

  @Test func `100,000 nested elements are one block`() throws {
    #expect(try texts(String(repeating: "<div>", count: 1_900) + "x") == ["x"])
  }
}
