import Foundation
import Model
import Testing

struct JSONWriterTests {
  private func json(_ change: (inout Article) -> Void) -> String {
    var article = Article(extraction: Extraction(method: .none))
    change(&article)
    return String(decoding: article.json(), as: UTF8.self)
  }

  private let tail = #""_feedmill":{"extraction":{"method":"none"}}}"#

  @Test func `an empty article has nothing but its method`() {
    #expect(json { _ in } == "{" + tail)
  }

  private func keys(of value: JSONValue?) -> [String] { value?.members?.map(\.key) ?? [] }

  private func words(_ text: String) -> [String] { text.split { $0.isWhitespace }.map(String.init) }

  @Test func `an item's keys come in the order of the contract`() throws {
    var dice = Dice(seed: 1, isFull: true)
    let value = try JSONValue(parsing: dice.article().json())
    #expect(
      keys(of: value)
        == words(
          """
          id url external_url title content_html content_text summary image banner_image date_published
          date_modified authors tags language attachments _feedmill
          """))
    #expect(
      keys(of: value["_feedmill"])
        == words(
          """
          key source canonical_url site_name section subtitle word_count content_hash fingerprint access
          sponsored author_note event revision seq duplicate_of page feed extraction warnings id
          title_raw title_type title_html summary_html title_base title_language summary_base summary_language
          rights_base rights_language contents links categories authors contributors comments_url
          comment_count comments_feed source_feed rights rights_html license date_published_raw
          date_modified_raw expired created guid_is_permalink geo itunes podcast media thumbnails chapters
          in_reply_to publisher comments_api other
          """))
  }

  @Test func `a feed's keys come in the order of the contract`() throws {
    var dice = Dice(seed: 1, isFull: true)
    let value = try JSONValue(parsing: dice.feed().json())
    #expect(
      keys(of: value)
        == words(
          """
          version title home_page_url feed_url description icon favicon authors language expired hubs
          items _feedmill
          """))
    #expect(
      keys(of: value["_feedmill"])
        == words(
          """
          key source format encoding title_type title_html description_html rights_html info info_html
          title_base title_language description_base description_language rights_base rights_language
          info_base info_language subtitle id rights license generator published updated ttl_minutes
          update_period update_frequency update_base validity created rating logo skip_hours skip_days
          cloud hubs text_input image categories authors contributors in_reply_to publisher editor
          webmaster docs links geo itunes podcast other next_page paging deleted_entries new_feed_url well_formed
          warnings
          """))
  }

  @Test func `a feed without items has an empty array`() {
    let feed = Feed(format: .atom10)
    #expect(
      String(decoding: feed.json(), as: UTF8.self)
        == #"{"version":"https://jsonfeed.org/version/1.1","items":[],"_feedmill":{"format":"atom-1.0","well_formed":true}}"#
    )
  }

  @Test func `pretty output indents by two spaces`() {
    var article = Article(extraction: Extraction(method: .none))
    article.tags = ["a", "b"]
    let text = """
      {
        "tags": [
          "a",
          "b"
        ],
        "_feedmill": {
          "extraction": {
            "method": "none"
          }
        }
      }
      """
    #expect(String(decoding: article.json(pretty: true), as: UTF8.self) == text)
    #expect(String(decoding: JSONValue.object([]).json(pretty: true), as: UTF8.self) == "{}")
  }

  @Test func `what is empty once cleaned is absent`() {
    #expect(
      json {
        $0.title = "\u{1}\u{7F}"
        $0.tags = ["", "\u{85}"]
        $0.authors = [Person(email: "a@example.org"), Person(name: "")]
        $0.extraction.removals = []
        $0.entry = Entry()
        $0.entry?.sourceFeed = .object([
          .init("a", .array([.null, .string(""), .object([])])), .init("", .bool(true)),
        ])
        $0.entry?.geo = .number(.infinity)
      } == "{" + tail)
  }

  @Test func `a line has no line breaks and a body keeps them`() {
    let text = "a\r\nb\rc\nd\te\u{0}\u{1B}\u{7F}\u{9B}f"
    #expect(json { $0.title = text } == #"{"title":"a b c d ef","# + tail)
    #expect(json { $0.contentText = text } == #"{"content_text":"a\nb\nc\nd\tef","# + tail)
  }

  @Test func `quotes and line separators are escaped, slashes and other letters are not`() {
    #expect(
      json { $0.title = "\"\\/\u{2028}\u{2029}\u{2027}\u{A0}é日🧵" }
        == "{\"title\":\"\\\"\\\\/\\u2028\\u2029\u{2027}\u{A0}é日🧵\"," + tail)
  }

  @Test func `what turns the direction of text is escaped`() {
    let text = "\u{202A}\u{202E}\u{2066}\u{2069}\u{2065}\u{206A}\u{202F}"
    #expect(
      json { $0.key = .string(text) }.contains(
        "\"key\":\"\\u202a\\u202e\\u2066\\u2069\u{2065}\u{206A}\u{202F}\""))
  }

  @Test(arguments: 0..<70)
  func `an escape is found at any place of a long text`(place: Int) throws {
    let text = String(repeating: "a", count: place) + "\"" + String(repeating: "é", count: 40)
    #expect(json { $0.title = text } == "{\"title\":\"" + text.replacing("\"", with: "\\\"") + "\"," + tail)
  }

  @Test func `strings are composed, ids and contents stay as they were`() {
    let written = json {
      $0.title = "e\u{301}"
      $0.entry = Entry()
      $0.entry?.rawID = "e\u{301}"
    }
    #expect(
      written.utf8.elementsEqual(
        "{\"title\":\"\u{E9}\",".utf8 + tail.utf8.dropLast(2) + ",\"id\":\"e\u{301}\"}}".utf8))
  }

  @Test(arguments: [
    "\u{2000}", "\u{37E}", "\u{387}", "\u{212B}", "か\u{3099}", "\u{1100}\u{1161}", "a\u{316}\u{301}",
    "\u{F900}",
  ])
  func `what looks plain but isn't composed gets composed`(text: String) {
    let composed = text.precomposedStringWithCanonicalMapping
    #expect(
      json { $0.title = "“й " + text }.utf8.elementsEqual(("{\"title\":\"“й " + composed + "\"," + tail).utf8)
    )
  }

  @Test func `a long text is composed as a whole would be`() {
    let text = String(repeating: "e\u{301}\u{316} ж\u{301}か\u{3099}\u{1100}\u{1161}\u{11A8}ก็", count: 200)
    let composed = text.precomposedStringWithCanonicalMapping
    #expect(json { $0.title = text }.utf8.elementsEqual(("{\"title\":\"" + composed + "\"," + tail).utf8))
  }

  @Test func `a long run of marks takes time in proportion to its length`() throws {
    let text = "a" + String(repeating: "\u{301}\u{316}", count: 100_000)
    let duration = ContinuousClock().measure { _ = json { $0.title = text } }
    // Quadratic composing takes half a minute.
    #expect(duration < .seconds(10))
  }

  @Test func `a batch's key is given back unchanged`() {
    let key = JSONValue.object([.init("a\u{1}", .array([.null, .string(""), .numeral("1.50")]))])
    #expect(
      json { $0.key = key }
        == #"{"_feedmill":{"key":{"a\u0001":[null,"",1.50]},"extraction":{"method":"none"}}}"#)
    #expect(json { $0.key = .null } == "{" + tail)
  }

  @Test func `a false numeral can't break the document`() {
    #expect(String(decoding: JSONValue.numeral("1,\"a\":2").json(), as: UTF8.self) == "null")
    #expect(String(decoding: JSONValue.number(.nan).json(), as: UTF8.self) == "null")
  }

  @Test func `whole seconds have no fraction`() {
    #expect(
      json {
        $0.attachments = [Enclosure(url: "https://a.example/")]
        $0.attachments[0].durationInSeconds = 12
      } == #"{"attachments":[{"url":"https://a.example/","duration_in_seconds":12}],"# + tail)
  }

  @Test func `warnings of the feed join the article's`() {
    let written = json {
      $0.warnings = ["a", "b"]
      $0.entry = Entry()
      $0.entry?.warnings = ["b", "c"]
    }
    #expect(written == #"{"_feedmill":{"extraction":{"method":"none"},"warnings":["a","b","c"]}}"#)
  }
}
