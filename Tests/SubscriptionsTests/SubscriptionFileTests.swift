import Subscriptions
import Testing

struct SubscriptionFileTests {
  @Test func `the documented example is read`() throws {
    let file = try SubscriptionFile(
      yaml: """
        contact: "https://example.org/about-my-reader"      # goes into the User-Agent
        out: articles/
        defaults: {interval: 60m, full-text: short}
        feeds:
          - https://example.org/feed.xml                     # a bare URL is enough
          - url: https://example.com/rss/news
            tags: [world]
            interval: 30m
            full-text: always
        """)
    var second = Subscription(url: "https://example.com/rss/news", tags: ["world"])
    second.interval = .fixed(seconds: 1800)
    second.fullText = .always
    #expect(file.contact == "https://example.org/about-my-reader")
    #expect(file.out == "articles/")
    #expect(file.subscriptions == [Subscription(url: "https://example.org/feed.xml"), second])
    #expect(file.warnings.isEmpty)
  }

  @Test func `all keys of a feed are read, and defaults may stand below`() throws {
    let file = try SubscriptionFile(
      yaml: """
        feeds:
          - url: https://ann:p%40ss@example.org/feed
            title: A title
            headers: {Cookie: a=b}
            credentials-file: secret.txt
            enabled: no
            first-run: latest:5
            ip: 4
            http2: false
            tls-insecure: true
            interval: auto
          - https://example.org/2
        defaults:
          tags: mine
          full-text: never
        """)
    var first = Subscription(url: "https://example.org/feed", title: "A title", tags: ["mine"])
    first.credentials = Credentials(user: "ann", password: "p@ss")
    first.headers = [HeaderField(name: "Cookie", value: "a=b")]
    first.credentialsFile = "secret.txt"
    first.isEnabled = false
    first.firstRun = .latest(5)
    first.ipVersion = .four
    first.usesHTTP2 = false
    first.allowsInsecureTLS = true
    first.interval = .automatic
    first.fullText = .never
    var second = Subscription(url: "https://example.org/2", tags: ["mine"])
    second.fullText = .never
    #expect(file.subscriptions == [first, second])
  }

  @Test(arguments: ["", "# nothing\n", "feeds:\n", "feeds: []\n", "~\n", "contact: a\ndefaults:\n"])
  func `a list may be empty`(text: String) throws {
    #expect(try SubscriptionFile(yaml: text).subscriptions.isEmpty)
  }

  @Test(arguments: [
    ("feed:\n  - https://example.org/\n", "line 1: unknown key \"feed\" (did you mean \"feeds\"?)"),
    ("\ndefaults: {intervall: 1h}\n", "line 2: unknown key \"intervall\" (did you mean \"interval\"?)"),
    (
      "feeds:\n  - url: https://example.org/\n    tls_insecure: true\n",
      "line 3: unknown key \"tls_insecure\" (did you mean \"tls-insecure\"?)"
    ),
    ("qqqqqqqqq: 1\n", "line 1: unknown key \"qqqqqqqqq\""),
    ("defaults: {url: https://example.org/}\n", "line 1: unknown key \"url\""),
    (
      "feeds:\n  - url: https://example.org/\n    interval: 60\n",
      "line 3: interval: \"60\" is not a time such as 30m, 2h or 1d, or auto"
    ),
    ("defaults: {full-text: maybe}", "line 1: full-text: \"maybe\" is not never, short or always"),
    ("feeds:\n  - ftp://example.org/\n", "line 2: \"ftp://example.org/\" is not an http(s) URL"),
    ("feeds:\n  - https://\n", "line 2: \"https://\" is not an http(s) URL"),
    ("feeds:\n  - title: a\n", "line 2: a feed without url"),
    ("feeds: https://example.org/\n", "line 1: feeds: a list is wanted, one \"- URL\" a line"),
    ("- https://example.org/\n", "line 1: the file: \"key: value\" lines are wanted"),
    (
      "feeds:\n  - url: https://example.org/\n    enabled: perhaps\n",
      "line 3: enabled: \"perhaps\" is not true or false"
    ),
    (
      "feeds:\n  - url: https://example.org/\n    headers: {\"a b\": c}\n",
      "line 3: headers: not a header field"
    ),
    ("feeds:\n  - url: https://u:secret@\n", "line 2: \"https://***@\" is not an http(s) URL"),
  ])
  func `what isn't understood is named with its line`(text: String, message: String) {
    let error = #expect(throws: SubscriptionFileError.self) { try SubscriptionFile(yaml: text) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    "feeds: [", "a: b: c", "feeds:\n\t- x", "contact: a\ncontact: b\n", "\u{1}", "a: &a [*b]", "\"x",
  ])
  func `what isn't YAML is an error with a line`(text: String) throws {
    let error = try #require(throws: SubscriptionFileError.self) { try SubscriptionFile(yaml: text) }
    #expect(error.line >= 1)
    #expect(error.description.hasPrefix("line "))
  }

  @Test func `a deep or endless document is an error`() {
    for text in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000)] {
      #expect(throws: SubscriptionFileError.self) { try SubscriptionFile(yaml: text) }
    }
  }

  @Test func `an interval under the floor becomes the floor, with a warning`() throws {
    let file = try SubscriptionFile(yaml: "feeds:\n  - url: https://example.org/\n    interval: 1m\n")
    #expect(file.subscriptions.map(\.interval) == [.fixed(seconds: 900)])
    #expect(file.warnings == ["line 3: interval is under the floor: 15m taken"])
  }

  @Test func `a URL that is listed twice is taken once, with the tags of both`() throws {
    let file = try SubscriptionFile(
      yaml: """
        feeds:
          - {url: https://example.org/, tags: [a]}
          - {url: https://example.org/, tags: [b, a]}
        """)
    #expect(file.subscriptions == [Subscription(url: "https://example.org/", tags: ["a", "b"])])
    #expect(file.warnings == ["line 3: https://example.org/ is in the list twice"])
  }

  @Test func `a plain list is one URL a line`() throws {
    let file = try SubscriptionFile(
      list: "\u{FEFF}https://example.org/1\r\n\r\n# comment\r\n  https://example.org/2  Two words \r\n")
    #expect(
      file.subscriptions == [
        Subscription(url: "https://example.org/1"),
        Subscription(url: "https://example.org/2", title: "Two words"),
      ])
    let error = #expect(throws: SubscriptionFileError.self) { try SubscriptionFile(list: "\nexample.org\n") }
    #expect(error?.description == "line 2: \"example.org\" is not an http(s) URL")
  }

  @Test func `entries of another format are taken, bad ones become warnings`() {
    let file = SubscriptionFile(entries: [
      ("https://example.org/1", "One", ["a"]), ("javascript:alert(1)", nil, []),
      ("https://example.org/1", nil, ["b"]),
    ])
    #expect(
      file.subscriptions == [Subscription(url: "https://example.org/1", title: "One", tags: ["a", "b"])])
    #expect(file.warnings.count == 2)
  }

  @Test(arguments: [
    ("90s", 90), ("30m", 1800), ("2h", 7200), ("1d", 86_400), ("1w", 604_800), ("60", nil), ("m", nil),
    ("", nil),
    ("-5m", nil), ("1.5h", nil), ("99999999999999999999h", nil), ("10 m", nil), ("٣m", nil),
  ])
  func `a time has a number and a unit`(text: String, seconds: Int?) {
    #expect(Duration(text: text) == seconds.map { .seconds($0) })
  }

  @Test(arguments: [
    ("https://ann:pw@example.org/a", "https://***@example.org/a"),
    ("GET http://ann@example.org failed", "GET http://***@example.org failed"),
    ("https://example.org/?token=abc&x=1", "https://example.org/?token=***&x=1"),
    ("https://example.org/?x=1&API_KEY=abc#top", "https://example.org/?x=1&API_KEY=***#top"),
    ("https://example.org/a@b?c=d", "https://example.org/a@b?c=d"), ("a = b", "a = b"),
  ])
  func `secrets are taken out of what is shown`(text: String, shown: String) {
    #expect(text.redacted == shown)
  }

  @Test func `credentials never print themselves`() {
    let subscription = Subscription(url: "https://ann:secret@example.org/")
    #expect(subscription.url == "https://example.org/")
    #expect(!"\(subscription)".contains("secret"))
  }
}
