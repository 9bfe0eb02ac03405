import Foundation
import Model
import Testing

@testable import ArticleExtraction

@Suite struct RuleTestTests {
  /// An article of which every claim can be made.
  static let article: Article = {
    var article = Article(extraction: Extraction(method: .generic))
    article.title = "Could IS Bring Russia and the U.S. Together?"
    article.section = "Opinion"
    article.authors = [Person(name: "Jane Roe"), Person(name: "João Silva")]
    article.tags = ["Syria"]
    article.published = Date(timeIntervalSince1970: 1_410_449_000)
    article.contentText = "The start of a\u{A0}fragile cease-fire.\n\nIt “holds” so far.\n\nThe end – of it."
    article.wordCount = 14
    article.extraction.removed = ["appeal": 6]
    article.isPartial = true
    return article
  }()

  func failures(_ lines: String) throws -> [String?] {
    let yaml = "feedmill: 1\nsite: x.org\ntests:\n- page: p\n  \(lines)\n"
    let rule = try Rule(yaml: Array(yaml.utf8), file: "x.org.yaml")
    return try #require(rule.tests.first).expectations.map { $0.failure(of: RuleTestTests.article) }
  }

  static let claims: [(line: String, failure: String?)] = [
    ("title: 'could IS bring Russia and the U.S.\u{A0}together?'", nil),
    ("title: Else", "expected \"Else\", found \"Could IS Bring Russia and the U.S. Together?\""),
    ("section: opinion", nil), ("section: News", "expected \"News\", found \"Opinion\""),
    ("authors: [Jane Roe, João Silva]", nil),
    ("authors: Jane Roe", "expected [\"Jane Roe\"], found [\"Jane Roe\", \"João Silva\"]"),
    ("tags: [syria]", nil), ("tags: []", "expected [], found [\"Syria\"]"), ("date: 2014-09-11", nil),
    ("date: '2014-09-11T15:23:20Z'", nil), ("date: 2014-09-12", "found \"2014-09-11T15:23:20Z\""),
    ("date: '2014-09-11T15:23:21Z'", "found \"2014-09-11T15:23:20Z\""),
    ("first: the start of a fragile", nil), ("first: It holds", "found \"The start"),
    ("last: the end - of", nil), ("last: The start", "found \"The end"),
    ("contains: it \"holds\" so far", nil), ("contains: fragile peace", "the body does not have it"),
    ("absent: fragile peace", nil), ("absent: A FRAGILE CEASE", "block 1 has it: \"The start"),
    ("removed: {appeal: 6}", nil), ("removed: {ad: 0}", nil),
    ("removed: {appeal: 5}", "expected 5, found 6; removed: {appeal: 6}"),
    ("min-words: 14", nil), ("min-words: 15", "14 words, fewer than 15"), ("max-words: 14", nil),
    ("max-words: 13", "14 words, more than 13"), ("access: partial", nil), ("sponsored: false", nil),
    ("sponsored: true", "not marked as sponsored"),
  ]

  @Test(arguments: claims)
  func `a claim holds, or its failure says what is there`(_ line: String, _ failure: String?) throws {
    let found = try failures(line)
    #expect(found.count == 1)
    if let failure {
      #expect(found[0]?.contains(failure) == true, "\(found)")
    } else {
      #expect(found == [nil])
    }
  }

  @Test func `each text of a list is a claim of its own, at its line`() throws {
    let yaml = """
      feedmill: 1
      site: x.org
      tests:
        - page: samples/a
          url: https://x.org/a
          absent:
            - read more
            - donate
        - page: b
      """
    let tests = try Rule(yaml: Array(yaml.utf8), file: "x.org.yaml").tests
    #expect(tests.map(\.page) == ["samples/a", "b"])
    #expect(tests.map(\.url) == ["https://x.org/a", nil])
    #expect(tests.map(\.line) == [4, 9])
    #expect(tests[0].expectations.map(\.line) == [7, 8])
    #expect(tests[0].expectations.map(\.name) == ["absent \"read more\"", "absent \"donate\""])
  }

  @Test(arguments: [
    ("titel: x", "did you mean `title`?"), ("absent: '…'", "nothing that can be compared"),
    ("access: full", "`partial` is all that can stand here"), ("date: soon", "is not a date"),
    ("removed: [ad]", "a map is expected"), ("min-words: few", "is not a number"),
  ])
  func `a claim that can't be made is an error`(_ line: String, _ message: String) {
    let error = #expect(throws: RuleError.self) { try failures(line) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.line == 5)
  }

  @Test func `a test without a page is an error`() {
    #expect(throws: RuleError.self) {
      try Rule(yaml: Array("feedmill: 1\ntests: [{title: x}]".utf8), file: "x.yaml")
    }
  }
}
