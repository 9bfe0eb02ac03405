import Model
import Testing

@testable import FeedParsing

@Suite struct PersonTests {
  static let table: [(String, Person?)] = [
    ("Jane Doe", Person(name: "Jane Doe")),
    ("jane@example.org", Person(email: "jane@example.org")),
    ("Jane Doe (jane@example.org)", Person(name: "Jane Doe", email: "jane@example.org")),
    ("jane@example.org (Jane Doe)", Person(name: "Jane Doe", email: "jane@example.org")),
    ("Jane Doe <jane@example.org>", Person(name: "Jane Doe", email: "jane@example.org")),
    ("\"Jane Doe\" <jane@example.org>", Person(name: "Jane Doe", email: "jane@example.org")),
    ("jane@example.org, Jane Doe", Person(name: "Jane Doe", email: "jane@example.org")),
    ("\"Doe, Jane\" <jane@example.org>", Person(name: "Doe, Jane", email: "jane@example.org")),
    ("Jane Doe - jane@example.org", Person(name: "Jane Doe", email: "jane@example.org")),
    ("Jane Doe <mailto:jane@example.org>", Person(name: "Jane Doe", email: "jane@example.org")),
    ("jane@example.org <Jane Doe>", Person(name: "Jane Doe", email: "jane@example.org")),
    ("Jane Doe, John Roe and Ann Poe", Person(name: "Jane Doe, John Roe and Ann Poe")),
    ("mailto:jane@example.org", Person(email: "jane@example.org")),
    ("Jane @ Example", Person(name: "Jane @ Example")),
    ("Doe (Jane)", Person(name: "Doe (Jane)")),
    ("  ", nil),
  ]

  @Test(arguments: table) func `a person's text is a name and an address`(text: String, expected: Person?) {
    #expect(Person(feedText: text) == expected)
  }

  @Test func `readers see names without addresses`() throws {
    let entry = try item("<author>jane@example.org (Jane)</author>")
    #expect(entry.authors == [Person(name: "Jane")])
    #expect(entry.people == [Person(name: "Jane", email: "jane@example.org")])
  }

  @Test func `a creator who is the author already is not named twice`() throws {
    #expect(try item("<author>Jane</author><dc:creator>Jane</dc:creator>").authors == [Person(name: "Jane")])
  }

  @Test func `an Atom person is in elements`() throws {
    let person = try entry("<author><name>J</name><email>j@x.org</email><uri>http://x.org/j</uri></author>")
      .people
    #expect(person == [Person(name: "J", url: "http://x.org/j", email: "j@x.org")])
  }

  @Test func `managing editor and webmaster are people`() throws {
    let feed = try rss("<managingEditor>a@x.org (A)</managingEditor><webMaster>b@x.org</webMaster>")
    #expect(feed.editor == Person(name: "A", email: "a@x.org"))
    #expect(feed.webmaster == Person(email: "b@x.org"))
    #expect(feed.authors == [Person(name: "A")])
  }
}
