import Foundation
import Model
import TestSupport
import Testing

struct SchemaTests {
  @Test func `full articles are valid against the item schema`() throws {
    let lines = (UInt64(0)..<300).map { seed in
      var dice = Dice(seed: seed, isFull: seed % 3 == 0)
      return dice.article().json() + [0x0A]
    }
    #expect(try violations(of: Schema.item, in: Array(lines.joined())) == "")
  }

  @Test func `full feeds are valid against the feed schema`() throws {
    let lines = (UInt64(0)..<300).map { seed in
      var dice = Dice(seed: seed, isFull: seed % 3 == 0)
      return dice.feed().json() + [0x0A]
    }
    #expect(try violations(of: Schema.feed, in: Array(lines.joined())) == "")
  }

  @Test(arguments: [
    (Schema.item, #"{"id":"1","extra":1}"#), (.item, #"{"id":""}"#), (.item, #"{"url":"https://a.example"}"#),
    (.item, #"{"id":"1","_feedmill":{"unheard":1}}"#), (.item, #"{"id":"1","tags":[]}"#),
    (.item, #"{"id":"1","title":"a\u0007b"}"#), (.item, #"{"id":"1","title":null}"#),
    (.item, #"{"id":"1","date_published":"2014-09-11T15:22:00+04:00"}"#),
    (.item, #"{"id":"1","url":"a.html"}"#),
    (.feed, #"{"version":"https://jsonfeed.org/version/1.1"}"#),
    (.rules, #"{"feedmill":1,"site":"a.example","bdy":"p"}"#),
    (.rules, #"{"feedmill":1,"site":"a.example","remove":[{"text":"a","css":"b"}]}"#),
    (.feeds, #"{"feeds":[{"title":"no address"}]}"#), (.feeds, #"{"feed":[]}"#),
  ])
  func `what breaks the contract is invalid`(schema: Schema, document: String) throws {
    #expect(try violations(of: schema, in: Array(document.utf8)) != "")
  }

  @Test func `rule files and subscription lists are valid`() throws {
    let rules = #"""
      {"feedmill":1,"site":["a.example","=b.example"],"path":"/news/**","lang":"en","off":["generic/related"],
      "title":["h1","jsonld:headline",{"from":"h2","cut-end":" | A"}],"body":"article",
      "remove":["aside",{"css":[".ad","~share"],"kind":"ad","up":1},{"from":"we have a favor to ask.","to":"end"}],
      "keep":[{"text":"* is a professor"}],"attrs":[{"on":"img","set":"src","from":["data-src"]}],
      "feed":{"fetch":"short(400)","title":{"cut-end":" - A"}},"tests":[{"page":"a.html","removed":{"appeal":6}}]}
      """#
    let feeds = #"""
      {"contact":"me@a.example","out":"articles/","defaults":{"interval":"60m","full-text":"short"},
      "feeds":["https://a.example/feed",{"url":"https://b.example/feed","tags":["b"],"interval":"auto"}]}
      """#
    #expect(try violations(of: .rules, in: Array(rules.utf8)) == "")
    #expect(try violations(of: .feeds, in: Array(feeds.utf8)) == "")
  }

  @Test(arguments: Schema.allCases)
  func `every key of a schema is described`(schema: Schema) throws {
    let value = try JSONValue(parsing: schema.json)
    #expect(value["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    let properties = try #require(value["properties"]?.members)
    #expect(!properties.isEmpty)
    for property in properties {
      #expect(property.value["description"] != nil || property.value["$ref"] != nil, "\(property.key)")
    }
  }

  @Test func `the item schema says that contents are unsanitised`() throws {
    let item = try JSONValue(parsing: Schema.item.json)
    let contents = item["properties"]?["_feedmill"]?["properties"]?["contents"]?["description"]?.string
    #expect(contents?.contains("unsanitised") == true)
  }

  /// What the validator says of a document, or of one a line; empty when all is well.
  func violations(of schema: Schema, in json: [UInt8]) throws -> String {
    try withTemporaryFolder { folder in
      let files = ["schema.json", "documents.json"].map { folder.appending(path: $0) }
      try Data(schema.json).write(to: files[0])
      try Data(json).write(to: files[1])
      return try JSONCheck.violations(in: [files[1]], schema: files[0])
    }
  }
}
