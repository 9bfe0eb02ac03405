import Foundation
import Model
import Testing

struct SchemaTests {
  @Test func `full articles are valid against the item schema`() throws {
    let lines = (UInt64(0)..<40).map { seed in
      var dice = Dice(seed: seed, isFull: seed < 20)
      return dice.article().json() + [0x0A]
    }
    #expect(try violations(of: Schema.item, in: Array(lines.joined())) == "")
  }

  @Test func `full feeds are valid against the feed schema`() throws {
    let lines = (UInt64(0)..<40).map { seed in
      var dice = Dice(seed: seed, isFull: seed < 20)
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

  /// What `validate.py` says of a document, or of one a line; empty when all is well.
  func violations(of schema: Schema, in json: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [folder.appending(path: "schema.json"), folder.appending(path: "documents.json")]
    try Data(schema.json).write(to: files[0])
    try Data(json).write(to: files[1])
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "validate.py")
    var output = ""
    // Debian's own Python has the apt package; another may stand before it in PATH.
    for python in [["/usr/bin/python3"], ["/usr/bin/env", "python3"]] {
      let (status, text) = try run(python + [script.path] + files.map(\.path))
      output = text
      if status == 0 || status == 1 { return output }
    }
    Issue.record("validate.py did not run: \(output)")
    return output
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    guard FileManager.default.isExecutableFile(atPath: arguments[0]) else {
      return (127, "no \(arguments[0])")
    }
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
