import Foundation
import Subscriptions
import Testing

struct IdentityTests {
  let feed = UUID()

  func keys(_ sightings: [Sighting]) -> [ItemKey] {
    Identity(feed: feed, sightings: sightings).entries.map(\.key)
  }

  @Test func `a key is made of feed, kind and id alone`() throws {
    let uid = try #require(UUID(uuidString: "00000000-0000-0000-0000-000000000001"))
    let entry = Identity(feed: uid, sightings: [Sighting(rawID: " a ", title: "x")]).entries[0]
    #expect(entry.key == ItemKey(feed: uid, kind: "id", value: "a"))
    #expect(entry.key.hex.count == 64)
    #expect(entry.key.hex.hasPrefix(entry.key.shortHex))
    #expect(entry.key.hex == "ccab1c8321de8153d48373c14feba4f873e29b58471810ba40e23a6614014803")
  }

  @Test func `ids that differ in bytes differ`() {
    let keys = keys([
      Sighting(rawID: "caf\u{E9}", title: "1"), Sighting(rawID: "cafe\u{301}", title: "1"),
      Sighting(rawID: "CAF\u{C9}", title: "1"),
    ])
    #expect(Set(keys).count == 3)
  }

  @Test func `an empty id falls back to the link, then to title, date and text`() {
    let link = Sighting(rawID: " \n", link: "https://www.example.org/1/?utm_source=rss", title: "a")
    #expect(keys([link]) == [ItemKey(feed: feed, kind: "link", value: "example.org/1")])
    let bare = [
      Sighting(title: "a", dateText: "Friday"), Sighting(title: "a", dateText: "Saturday"),
      Sighting(title: "b", dateText: "Friday"), Sighting(title: "a", dateText: "Friday", bodyText: "x"),
    ]
    #expect(Set(keys(bare)).count == 4)
    #expect(keys(bare) == keys(bare))
  }

  @Test func `long ids are known by their hash`() {
    let long = String(repeating: "x", count: 5000)
    let entry = Identity(feed: feed, sightings: [Sighting(rawID: long), Sighting(rawID: long + "y")]).entries
    #expect(entry[0].key != entry[1].key)
    #expect(entry[0].key != ItemKey(feed: feed, kind: "id", value: long))
  }

  @Test func `a repeated id with different links is several items`() {
    var reader = Reader()
    let entries = [
      Sighting(rawID: "0", link: "https://example.org/1", title: "a"),
      Sighting(rawID: "0", link: "https://example.org/2", title: "a"),
    ]
    #expect(reader.verdicts(entries) == [.new, .new])
    #expect(reader.verdicts(entries) == [.known, .known])
  }

  @Test func `a repeated id with one link and title or text is one item`() {
    var reader = Reader()
    let one = Sighting(rawID: "0", link: "https://example.org/1", title: "a", bodyText: "b")
    var longer = one
    longer.bodyText = "b and more"
    var renamed = one
    renamed.title = "Corrected"
    #expect(reader.verdicts([one, longer, renamed]) == [.new, .repeated, .repeated])
    #expect(reader.verdicts([one, longer]) == [.known, .repeated])
  }

  @Test func `one id and link for everything leaves the titles to tell items apart`() {
    var reader = Reader()
    let entries = ["a", "b", "c"].map {
      Sighting(rawID: "0", link: "https://example.org/", title: $0, bodyText: $0)
    }
    #expect(reader.verdicts(Array(entries[1...])) == [.new, .new])
    #expect(reader.verdicts(entries) == [.new, .known, .known])
  }

  @Test func `an id that is repeated only later keeps its item`() {
    var reader = Reader()
    let first = Sighting(rawID: "0", link: "https://example.org/1", title: "a")
    let second = Sighting(rawID: "0", link: "https://example.org/2", title: "b")
    #expect(reader.verdicts([first]) == [.new])
    #expect(reader.verdicts([second, first]) == [.new, .known])
    #expect(reader.verdicts([second]) == [.known])
  }

  @Test func `a moved feed keeps its keys and another feed has others`() {
    let other = Identity(feed: UUID(), sightings: [sighting(1)]).entries[0].key
    #expect(keys([sighting(1)]) == keys([sighting(1)]))
    #expect(keys([sighting(1)]) != [other])
  }

  @Test(arguments: [
    ("http://example.org/1", "https://example.org/1"),
    ("https://example.org/1", "https://www.example.org/1/"),
    ("https://example.org/1", "https://example.org/1?utm_medium=feed"),
    ("https://example.org/1", "https://example.org/1#top"),
    ("https://example.org/1#x", "https://EXAMPLE.org/1#x"),
  ])
  func `an id that only changes its dress is known`(before: String, after: String) {
    var reader = Reader()
    #expect(reader.verdicts([Sighting(rawID: before, title: "a", bodyText: "b")]) == [.new])
    #expect(reader.verdicts([Sighting(rawID: after, title: "a", bodyText: "b")]) == [.known])
    #expect(reader.verdicts([Sighting(rawID: after, title: "c", bodyText: "d")]) == [.update])
  }

  @Test func `ids that differ after the hash sign are several items`() {
    var reader = Reader()
    let page = "https://example.org/changes"
    let entries = (1...3).map { Sighting(rawID: "\(page)#v\($0)", link: page, title: "v\($0)") }
    #expect(reader.verdicts(Array(entries[..<2])) == [.new, .new])
    #expect(reader.verdicts([entries[2], entries[1]]) == [.new, .known])
    #expect(reader.verdicts([entries[2]]) == [.known])
  }

  @Test func `a new id on a known link needs the same title or text to be known`() {
    let before = Sighting(rawID: "1", link: "https://example.org/a", title: "t", bodyText: "b")
    for (title, body, verdict) in [
      ("t", "other", Decision.Verdict.update), ("other", "b", .update), ("t", "b", .known), ("x", "y", .new),
    ] {
      var reader = Reader()
      #expect(reader.verdicts([before]) == [.new])
      let after = Sighting(rawID: "2", link: "https://example.org/a", title: title, bodyText: body)
      #expect(reader.verdicts([after]) == [verdict])
    }
  }

  @Test func `a feed that loses its ids keeps its items`() {
    var reader = Reader()
    #expect(reader.verdicts((1...5).map(sighting)) == Array(repeating: .new, count: 5))
    let bare = (1...5).map(sighting).map { full in
      var entry = full
      entry.rawID = nil
      return entry
    }
    #expect(reader.verdicts(bare) == Array(repeating: .known, count: 5))
  }

  @Test func `entries that share a link are told apart by their ids`() {
    var reader = Reader()
    let home = "https://example.org/"
    #expect(reader.verdicts([Sighting(rawID: "1", link: home, title: "Daily")]) == [.new])
    let next = [
      Sighting(rawID: "2", link: home, title: "Daily"), Sighting(rawID: "1", link: home, title: "Daily"),
    ]
    #expect(reader.verdicts(next) == [.new, .known])
  }
}
