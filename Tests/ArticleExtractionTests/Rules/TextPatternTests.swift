import Testing

@testable import ArticleExtraction

@Suite struct TextPatternTests {
  static let cases: [(pattern: String, text: String, isMatch: Bool)] = [
    ("read more", "Read more", true), ("read more", "Read more…", true), ("read more", "» Read More »", true),
    ("read more", "Read\u{A0}more:", true), ("read more", "Read more about it", false),
    ("read more", "I read more", false),
    ("read more!", "READ MORE", true), ("read more", "read more!!", true),
    ("we have *", "We have time", true),
    ("we have *", "we have", false), ("we have*", "we have", true),
    ("*favor to ask*", "… we have a small favor to ask.", true),
    ("*favor to ask", "a favor to ask them", false), ("(favour|favor)", "favor", true),
    ("(favour|favor)", "favors", false),
    ("read( more|)", "read", true), ("read( more|)", "read more", true), ("read( more|)", "read less", false),
    ("colou?r", "color", true), ("colou?r", "colour", true), ("colou?r", "colouur", false),
    ("a(bc)?d", "ad", true),
    ("a(bc)?d", "abcd", true), ("a(bc)?d", "abd", false), ("more\\?", "more?", true),
    ("more\\?", "more", false),
    ("\\*", "a", false), ("{n} comments", "12 comments", true), ("{n} comments", "1,204 comments", true),
    ("{n} comments", "no comments", false), ("from {n}", "from $2", true), ("from {n}", "from 2,50 zł", true),
    ("from {n}", "from 2 €", true), ("from {n}", "from 10k", true), ("from {n}", "from x", false),
    ("from {n}", "from 2 x", false),
    ("don't miss", "Don’t miss", true), ("a foreign agent", "a “foreign agent”", true),
    ("news - today", "News — today", true),
    ("поддержите нас", "ПОДДЕРЖИТЕ НАС!", true), ("ещё", "Ещё", true), ("続きを読む", "続きを読む", true),
    ("コメント(一覧|)", "コメント一覧", true),
    ("日本?語", "日語", true), ("straße", "STRASSE", true), ("abone ol", "Abone Ol", true),
    ("İlgili", "ilgili", true),
    ("*", "anything", true), ("(a|b)*c", "axxc", true), ("(a|b)*c", "cxxc", false),
    ("((a|b)c|d)e", "bce", true),
    ("((a|b)c|d)e", "de", true), ("((a|b)c|d)e", "be", false), ("support {site}", "support us", false),
    ("x?y", "y", true), ("tags(: *|)", "Tags:", true), ("tags: *", "Tags: a, b", true), ("- *", "- a", false),
    // Regular expressions match the whole block as well
    ("/read (more|less)/", "Read more", true), ("/read (more|less)/", "Please read more", false),
    ("/.*more$/", "read more", true),
    ("/\\d{2,3} shares/", "120 shares", true), ("/\\d{2,3} shares/", "1 shares", false),
    ("/[a-c]+x?/", "abcx", true),
    ("/[^a-c]+/", "xyz", true), ("/[^a-c]+/", "xaz", false), ("/[^a-c]+/", "éé", true),
    ("/(?:ab)+/", "ababab", true), ("/a.c/", "aéc", true),
    ("/\\w+ \\w+/", "für uns", true), ("/a{3}/", "aaa", true), ("/a{3}/", "aa", false),
    ("/a{1,}/", "aaaa", true), ("/\\D+/", "a1", false),
  ]

  @Test(arguments: cases)
  func `a pattern describes a whole text`(_ pattern: String, _ text: String, _ isMatch: Bool) throws {
    #expect(try TextPattern(pattern).matches(FoldedText(text)) == isMatch)
  }

  static let errors: [(String, String)] = [
    ("", "the pattern is empty"), ("(a", "`(` is not closed"), ("a)", "`)` without `(`"),
    ("?a", "nothing before `?`; write `\\?`"), ("{x}", "`{x}` is not known; there are `{n}` and `{site}`"),
    ("{n", "`{` is not closed"), ("a\\", "nothing follows `\\`"),
    (String(repeating: "(", count: 13), "groups stand more than 12 deep"),
    ("/a(?=b)/", "look-around and named groups are not supported"), ("/[a/", "`[` is not closed"),
    ("/a{200}/", "`{m,n}` needs numbers up to 100"), ("/((a{100}){100}){100}/", "the pattern is too long"),
    ("/\\1/", "`\\1` is not supported"), ("/*a/", "nothing before `*`"),
    ("/a^b/", "`^` in the middle is not supported"),
    ("/[z-a]/", "the range in `[…]` runs backwards"),
  ]

  @Test(arguments: errors)
  func `a bad pattern says what is wrong`(_ pattern: String, _ message: String) {
    #expect(throws: PatternError(message)) { try TextPattern(pattern) }
  }

  @Test func `many stars on a long text take linear time`() throws {
    let pattern = try TextPattern(String(repeating: "*a", count: 60) + "*b")
    #expect(!pattern.matches(FoldedText(String(repeating: "a", count: 5_000))))
    let regex = try TextPattern("/(((a*)*)*)*b/")
    #expect(!regex.matches(FoldedText(String(repeating: "a", count: 5_000))))
  }

  static let siteCases: [(name: String?, url: String?, text: String, isMatch: Bool)] = [
    ("The Moscow Times", nil, "Support The Moscow Times!", true),
    ("Moscow Times", nil, "support the moscow times", true),
    (nil, "https://www.themoscowtimes.com/x", "Support The Moscow Times!", true),
    (nil, "https://news.bbc.co.uk/1", "Support BBC", true),
    (nil, "https://the-tide.example.org/", "Support Example", true),
    (nil, "https://www.themoscowtimes.com", "Support Ukraine", false),
    (nil, nil, "Support The Moscow Times!", false),
  ]

  @Test(arguments: siteCases)
  func `a site goes by its names and its host`(
    _ name: String?, _ url: String?, _ text: String, _ isMatch: Bool
  ) throws {
    let page = BarePage(url: url, siteNames: [name].compactMap(\.self))
    let pattern = try TextPattern("support {site}").named(SiteNames.patterns(for: page))
    #expect(pattern.matches(FoldedText(text)) == isMatch)
  }
}
