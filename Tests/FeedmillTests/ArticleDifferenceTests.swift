import Feedmill
import Testing

@Suite struct ArticleDifferenceTests {
  func item(_ blocks: [String], _ more: String = "") throws -> JSONValue {
    let text = String(decoding: JSONValue.string(blocks.joined(separator: "\n\n")).json(), as: UTF8.self)
    return try JSONValue(parsing: Array("{\"title\":\"T\",\"content_text\":\(text)\(more)}".utf8))
  }

  @Test func `equal items don't differ`() throws {
    let one = try item(["A", "B"], ",\"_feedmill\":{\"word_count\":2,\"access\":\"partial\"}")
    #expect(ArticleDifference(from: one, to: one).isEmpty)
    #expect(ArticleDifference(from: one, to: one).lines == [])
  }

  @Test func `blocks that are gone and new stand in order, what is counted is left out`() throws {
    let old = try item(["A one", "B two", "C three"], ",\"_feedmill\":{\"word_count\":6}")
    let new = try item(["A one", "C three", "D four"], ",\"_feedmill\":{\"word_count\":7}")
    let difference = ArticleDifference(from: old, to: new)
    #expect(difference.lines == ["- B two", "+ D four"])
    #expect(difference.lostShare == 0)
  }

  @Test func `fields differ by name, deep ones by path`() throws {
    let old = try item(["A"], ",\"tags\":[\"a\"],\"_feedmill\":{\"section\":\"S\",\"word_count\":1}")
    let new = try item(["A"], ",\"language\":\"en\",\"_feedmill\":{\"section\":\"U\",\"word_count\":2}")
    #expect(
      ArticleDifference(from: old, to: new).lines == [
        "- tags: [\"a\"]", "- _feedmill.section: S", "+ _feedmill.section: U", "- _feedmill.word_count: 1",
        "+ _feedmill.word_count: 2", "+ language: en",
      ])
  }

  @Test func `the share of lost words is that of the old body`() throws {
    let difference = ArticleDifference(
      from: try item(["one two three", "four"]), to: try item(["one two", "four"]))
    #expect(difference.lostShare == 0.25)
    #expect(ArticleDifference(from: try item([]), to: try item(["a"])).lostShare == 0)
  }
}
