import Testing

@testable import Markup

@Suite struct EntitiesTests {
  @Test func `every name of the table is found`() {
    let words = entityTable.split(whereSeparator: \.isWhitespace)
    #expect(words.count == 2125)
    #expect(words.filter { $0.contains("!") }.count == 106)
    for word in words {
      let name = word.prefix { $0 != ":" && $0 != "!" }
      let match = Entities.match(in: Array("&\(name);".utf8), at: 0, inAttribute: false)
      #expect(match?.lengthInBytes == name.utf8.count + 2)
    }
  }

  @Test func `the table is sorted`() {
    let names = entityTable.split(whereSeparator: \.isWhitespace).map {
      Array($0.prefix { $0 != ":" && $0 != "!" }.utf8)
    }
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test func `the longest names are within the bounds the search uses`() {
    let words = entityTable.split(whereSeparator: \.isWhitespace)
    let lengths = words.map { $0.prefix { $0 != ":" && $0 != "!" }.utf8.count }
    #expect(lengths.max() == EntityIndex.longestName)
    let legacy = words.filter { $0.contains("!") }.map { $0.prefix { $0 != "!" }.utf8.count }
    #expect(legacy.max() == EntityIndex.longestLegacyName)
  }

  @Test(arguments: [
    ("eacute", "é"), ("nbsp", "\u{A0}"), ("NotEqualTilde", "\u{2242}\u{338}"), ("Afr", "𝔄"), ("Eacute", "É"),
  ])
  func `a name gives its characters`(name: String, text: String) {
    #expect(Entities.utf8(for: Array(name.utf8)[...]) == Array(text.utf8))
  }

  @Test func `an unknown name gives nothing`() {
    #expect(Entities.utf8(for: Array("eacut".utf8)[...]) == nil)
    #expect(Entities.utf8(for: [][...]) == nil)
    #expect(Entities.scalars(named: Array(repeating: UInt8(ascii: "a"), count: 100)) == nil)
  }

  @Test(arguments: [
    ("Fish &amp; chips", "Fish & chips"), ("&amp;amp;", "&amp;"), ("none", "none"), ("&", "&"),
    ("a&#8217;s", "a’s"), ("&#x2019", "’"), ("&ltp&gt", "<p>"), ("&#128;", "€"), ("é&eacute;é", "ééé"),
  ])
  func `references are decoded once`(text: String, expected: String) {
    #expect(decodeEntities(text) == expected)
  }
}
