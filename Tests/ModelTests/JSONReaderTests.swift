import Model
import Testing

struct JSONReaderTests {
  private func parse(_ text: String, _ options: JSONOptions = .strict) throws(JSONError) -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), options: options)
  }

  @Test func `keys keep their order and the last of equal ones wins`() throws {
    let value = try parse(#" {"b":1,"a":[true,false,null],"b":2} "#)
    #expect(value.members?.map(\.key) == ["b", "a"])
    #expect(value["b"] == .integer(2))
    #expect(value["a"] == .array([.bool(true), .bool(false), .null]))
  }

  @Test func `many equal keys are settled as few are`() throws {
    let text = "{" + (0..<200).map { "\"k\($0 % 100)\":\($0)" }.joined(separator: ",") + "}"
    let members = try #require(try parse(text).members)
    #expect(members.map(\.key) == (0..<100).map { "k\($0)" })
    #expect(members.first?.value == .integer(100))
  }

  @Test(arguments: [
    "0", "-1", "1.5", "1.50", "1e3", "1E+3", "-0", "-0.0", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "123456789012345678901234567890", "1e999", "0.1", "0.10000000000000000555",
    "1e-07",
  ])
  func `a number prints as its source did`(literal: String) throws {
    let value = try parse(literal)
    #expect(value.printed == literal)
    #expect(String(decoding: value.json(), as: UTF8.self) == literal)
  }

  @Test(arguments: ["01", "1.", ".5", "+1", "1e", "-", "NaN", "Infinity", "0x10", "--1", "1.e5"])
  func `what is no number is refused, tolerantly too`(literal: String) {
    #expect(throws: JSONError.self) { try parse(literal) }
    #expect(throws: JSONError.self) { try parse(literal, .tolerant) }
  }

  @Test func `escapes are resolved`() throws {
    let value = try parse(#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83e\uddf5\u2028""#)
    #expect(value.string == "\"\\/\u{8}\u{C}\n\r\tAé🧵\u{2028}")
  }

  @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800A""#, #""\ud800\u0041""#])
  func `a lone surrogate is read as U+FFFD`(text: String) throws {
    #expect(try parse(text).string?.unicodeScalars.first == "\u{FFFD}")
  }

  @Test(arguments: [
    (#"{"a":1,}"#, #"{"a":1}"#), ("[1,2,]", "[1,2]"), ("[\"a\u{1}b\n\"]", #"["a\u0001b\n"]"#),
    (#"["\u12"]"#, "[\"\u{FFFD}12\"]"), (#"["it\'s"]"#, #"["it's"]"#), (#"["\uZZZZ"]"#, "[\"\u{FFFD}ZZZZ\"]"),
  ])
  func `what feeds get wrong is read tolerantly only`(text: String, meaning: String) throws {
    #expect(String(decoding: try parse(text, .tolerant).json(), as: UTF8.self) == meaning)
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func `bytes that are not UTF-8 are refused or replaced`() throws {
    let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0x22]
    let position = JSONError.Position(offset: 2, line: 1, column: 3)
    #expect(throws: JSONError.malformed("found a byte that is not UTF-8", at: position)) {
      try JSONValue(parsing: bytes)
    }
    #expect(try JSONValue(parsing: bytes, options: .tolerant).string == "a\u{FFFD}")
  }

  @Test func `a byte order mark is passed over`() throws {
    #expect(try parse("\u{FEFF}{}") == .object([]))
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "\"", "\"\\", "\"\\u", "\"\\u00", "tru", "nul", "]",
    "{1:2}",
    "[1 2]", "{\"a\" 1}", "1 2", "[,]", "{,}", "[1,,2]", "{\"a\":1 \"b\":2}", "\"\\ud800\\",
  ])
  func `what is cut short or broken is an error and never a crash`(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
    #expect(throws: JSONError.self) { try parse(text, .tolerant) }
  }

  @Test func `an error names line and column`() throws {
    do {
      _ = try parse("{\n  \"é\": nope\n}")
      Issue.record("it was read")
    } catch {
      #expect(error.position?.line == 2)
      #expect(error.position?.column == 8)
      #expect(error.position?.offset == 10)
      #expect(error.description == "line 2, column 8: found \"nope\n}\" instead of a value")
    }
  }

  @Test func `nesting is limited`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(200)) }
    #expect(throws: JSONError.self) { try parse(nested(201)) }
    #expect(throws: JSONError.self) { try parse(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func `size and number of values are limited`() throws {
    var options = JSONOptions()
    options.maxSizeInBytes = 8
    #expect(throws: JSONError.tooLarge(limitInBytes: 8)) { try parse("[1,2,3,4]", options) }
    options = JSONOptions()
    options.maxValues = 4
    #expect(throws: Never.self) { try parse("[1,2,3]", options) }
    #expect(throws: JSONError.self) { try parse("[1,2,3,4]", options) }
  }

  @Test func `no bytes end the program`() throws {
    var dice = Dice(seed: 7)
    let alphabet = Array("{}[],:\"\\u0d8ae1-.tfn \n\u{E9}".utf8) + [0x00, 0xFF, 0xED, 0xA0]
    var readable = 0
    for _ in 0..<20_000 {
      let bytes = (0..<dice.number(0...24)).map { _ in dice.one(of: alphabet) }
      // Only that it comes back matters; some of it happens to be JSON.
      if (try? JSONValue(parsing: bytes, options: .tolerant)) != nil { readable += 1 }
    }
    #expect(readable > 0)
  }

  @Test(arguments: [
    (#"{"a":"x","b":"y"}"#, ["b": "y"], #"{"a":"x"}"#),
    (#"{"b":"","c":["b"]}"#, ["b": ""], #"{"c":["b"]}"#),
    (#"{"b":"with \"escape\""}"#, [:], #"{"b":"with \"escape\""}"#),
    (#"{"b":1,"b":"last"}"#, ["b": "last"], "{}"),
    (#"{"b":"first","b":2}"#, [:], #"{"b":2}"#),
    (#"{"c":{"b":"inner"}}"#, [:], #"{"c":{"b":"inner"}}"#),
  ])
  func `strings of some keys are lifted out as bytes`(
    json: String, strings: [String: String], rest: String
  ) throws {
    let lifted = try LiftedJSON(parsing: Array(json.utf8), lifting: ["b"])
    #expect(lifted.strings.mapValues { String(decoding: $0, as: UTF8.self) } == strings)
    #expect(try lifted.value == JSONValue(parsing: Array(rest.utf8)))
  }

  @Test(arguments: [#"{"b":"never ended"#, "{\"b\":\"a\u{1}b\"}", #"{"b":"x" "y"}"#])
  func `what is no JSON lifts nothing`(json: String) {
    #expect(throws: JSONError.self) { try LiftedJSON(parsing: Array(json.utf8), lifting: ["b"]) }
  }

  @Test func `a string ends at the first quote, wherever blocks of bytes end`() throws {
    for length in 0..<140 {
      let text = String(repeating: "x", count: length)
      #expect(try JSONValue(parsing: Array("\"\(text)\"".utf8)) == .string(text))
      #expect(try JSONValue(parsing: Array("\"\(text)\\n\(text)\"".utf8)) == .string("\(text)\n\(text)"))
      #expect(throws: JSONError.self) { try JSONValue(parsing: Array("\"\(text)".utf8)) }
    }
  }
}
