import Subscriptions
import Testing

struct SubscriptionFileEditingTests {
  let text = """
    # my feeds
    contact: me@example.org
    feeds:
      # the first
      - https://example.org/1   # good

      - url: https://example.org/2
        tags: [a]   # tagged
        # a note about two

      # the third
      - https://example.org/3

    # defaults come last
    defaults: {interval: 2h}

    """

  @Test func `a feed is added after the last one`() throws {
    let edited = try SubscriptionFile.adding(url: "https://example.org/4", to: text)
    let expected = text.replacing(
      "  - https://example.org/3\n", with: "  - https://example.org/3\n  - https://example.org/4\n")
    #expect(edited == expected)
  }

  @Test func `a feed is added with its title and tags`() throws {
    let edited = try SubscriptionFile.adding(
      url: "https://example.org/4", title: "Say \"x: y\" # z", tags: ["a", "b c", "no"], to: text)
    let file = try SubscriptionFile(yaml: edited)
    let added = try #require(file.subscriptions.last)
    #expect(added.title == "Say \"x: y\" # z")
    #expect(added.tags == ["a", "b c", "no"])
    #expect(edited.contains("  - url: https://example.org/4\n    title: "))
  }

  @Test func `a feed that is listed isn't added again`() throws {
    #expect(try SubscriptionFile.adding(url: "https://example.org/2", to: text) == text)
  }

  @Test func `a feed is removed and the comments stay`() throws {
    let edited = try SubscriptionFile.removing(url: "https://example.org/3", from: text)
    #expect(edited == text.replacing("  - https://example.org/3\n", with: ""))
    let second = try SubscriptionFile.removing(url: "https://example.org/2", from: text)
    let expected = text.replacing(
      "  - url: https://example.org/2\n    tags: [a]   # tagged\n    # a note about two\n", with: "")
    #expect(second == expected)
  }

  @Test func `a feed that isn't listed isn't removed`() throws {
    #expect(try SubscriptionFile.removing(url: "https://example.org/9", from: text) == text)
  }

  @Test func `adding and removing gives the text back`() throws {
    let added = try SubscriptionFile.adding(url: "https://example.org/4", title: "t", to: text)
    #expect(try SubscriptionFile.removing(url: "https://example.org/4", from: added) == text)
  }

  @Test func `all feeds can be removed and others added`() throws {
    var edited = text
    for number in 1...3 {
      edited = try SubscriptionFile.removing(url: "https://example.org/\(number)", from: edited)
    }
    #expect(try SubscriptionFile(yaml: edited).subscriptions.isEmpty)
    edited = try SubscriptionFile.adding(url: "https://example.org/4", to: edited)
    #expect(try SubscriptionFile(yaml: edited).subscriptions.map(\.url) == ["https://example.org/4"])
    #expect(edited.contains("# the third"))
  }

  @Test(arguments: [
    ("", "feeds:\n  - https://example.org/\n"),
    ("contact: a", "contact: a\nfeeds:\n  - https://example.org/\n"),
    ("feeds: []  # none\n", "feeds: # none\n  - https://example.org/\n"),
    ("feeds:\n", "feeds:\n  - https://example.org/\n"),
    (
      "feeds:\n- https://example.org/1\nout: a\n",
      "feeds:\n- https://example.org/1\n- https://example.org/\nout: a\n"
    ),
    (
      "feeds:\r\n  - https://example.org/1\r\n",
      "feeds:\r\n  - https://example.org/1\r\n  - https://example.org/\r\n"
    ),
    (
      "feeds:\n  -\n    url: https://example.org/1\n",
      "feeds:\n  -\n    url: https://example.org/1\n  - https://example.org/\n"
    ),
    (
      "feeds:\n    - {url: https://example.org/1}\n",
      "feeds:\n    - {url: https://example.org/1}\n    - https://example.org/\n"
    ),
    (
      "feeds:\n  - url: https://example.org/1\n    title: |\n      - not a feed\n",
      "feeds:\n  - url: https://example.org/1\n    title: |\n      - not a feed\n  - https://example.org/\n"
    ),
    (
      "feeds:\n  - url: https://example.org/1\n    tags:\n      - a\n      - b\n",
      "feeds:\n  - url: https://example.org/1\n    tags:\n      - a\n      - b\n  - https://example.org/\n"
    ),
  ])
  func `a feed is added however the list is written`(before: String, after: String) throws {
    #expect(try SubscriptionFile.adding(url: "https://example.org/", to: before) == after)
  }

  @Test func `a feed that moved gets its new URL where the old one stood`() throws {
    let edited = try SubscriptionFile.replacing(
      url: "https://example.org/2", with: "https://example.com/b", in: text)
    #expect(edited == text.replacing("https://example.org/2", with: "https://example.com/b"))
    #expect(
      try SubscriptionFile.replacing(url: "https://example.org/9", with: "https://example.com/b", in: text)
        == text)
    let merged = try SubscriptionFile.replacing(
      url: "https://example.org/3", with: "https://example.org/1", in: text)
    #expect(merged == text.replacing("  - https://example.org/3\n", with: ""))
  }

  @Test func `a list in brackets is left alone, with a reason`() {
    let before = "feeds: [https://example.org/1]\n"
    let error = #expect(throws: SubscriptionFileError.self) {
      try SubscriptionFile.adding(url: "https://example.org/", to: before)
    }
    #expect(
      error?.description == "line 1: the list of feeds is written in brackets: write one \"- URL\" a line")
  }

  @Test func `a broken file isn't edited`() {
    #expect(throws: SubscriptionFileError.self) {
      try SubscriptionFile.adding(url: "https://example.org/", to: "feeds: [")
    }
    #expect(throws: SubscriptionFileError.self) { try SubscriptionFile.adding(url: "example.org", to: "") }
  }
}
