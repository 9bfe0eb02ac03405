import Markup
import Prose
import Testing

@testable import ArticleExtraction

@Suite struct FeedBodyEditorTests {
  private let editor = FeedBodyEditor(RuleSet())

  private func place(_ language: String? = "en") -> BodyPlace {
    BodyPlace(url: "https://harbour.example/a", language: language, siteNames: ["Harbour Post"])
  }

  private func clean(_ html: String, _ language: String? = "en") -> CleanFragment {
    CleanFragment(
      Array(html.utf8), base: "https://harbour.example/", editing: BodyEditing(editor, at: place(language)))
  }

  private static let teaser = "<p>The ferry stops for six weeks.</p>"

  /// What follows a teaser, in its language.
  static let tails: [(language: String, html: String, kind: String)] = [
    ("en", "<p>The post <a href='/a'>A</a> appeared first on <a href='/'>B</a>.</p>", "attribution"),
    ("en", "<p>The post <a href='/a'>A</a> first appeared on <a href='/'>B</a>.</p>", "attribution"),
    ("de", "<p>Der Beitrag <a href='/a'>A</a> erschien zuerst auf <a href='/'>B</a>.</p>", "attribution"),
    ("fr", "<p>L’article <a href='/a'>A</a> est apparu en premier sur <a href='/'>B</a>.</p>", "attribution"),
    ("es", "<p>La entrada <a href='/a'>A</a> se publicó primero en <a href='/'>B</a>.</p>", "attribution"),
    ("pt", "<p>O post <a href='/a'>A</a> apareceu primeiro em <a href='/'>B</a>.</p>", "attribution"),
    ("it", "<p>L'articolo <a href='/a'>A</a> proviene da <a href='/'>B</a>.</p>", "attribution"),
    ("nl", "<p>Het bericht <a href='/a'>A</a> verscheen eerst op <a href='/'>B</a>.</p>", "attribution"),
    ("pl", "<p>Artykuł <a href='/a'>A</a> pochodzi z serwisu <a href='/'>B</a>.</p>", "attribution"),
    ("ru", "<p>Сообщение <a href='/a'>A</a> появились сначала на <a href='/'>B</a>.</p>", "attribution"),
    (
      "tr", "<p><a href='/a'>A</a> yazısı ilk önce <a href='/'>B</a> üzerinde ortaya çıktı.</p>",
      "attribution"
    ),
    ("ja", "<p>投稿 <a href='/a'>A</a> は <a href='/'>B</a> に最初に表示されました。</p>", "attribution"),
    ("zh", "<p>文章 <a href='/a'>A</a> 最先出现在 <a href='/'>B</a>。</p>", "attribution"),
    ("en", "<a href='/a'>Continue reading &rarr;</a>", "read-more"),
    ("en", "<p>[&#8230;] <a href='/a'>Read the full story</a></p>", "read-more"),
    ("de", "<p><a href='/a'>Weiterlesen …</a></p>", "read-more"),
    ("fr", "<p><a href='/a'>Lire la suite</a></p>", "read-more"),
    ("es", "<p><a href='/a'>Seguir leyendo</a></p>", "read-more"),
    ("pt", "<p><a href='/a'>Leia mais</a></p>", "read-more"),
    ("it", "<p><a href='/a'>Leggi tutto</a></p>", "read-more"),
    ("nl", "<p><a href='/a'>Lees verder</a></p>", "read-more"),
    ("pl", "<p><a href='/a'>Czytaj dalej</a></p>", "read-more"),
    ("ru", "<p><a href='/a'>Читать далее</a></p>", "read-more"),
    ("tr", "<p><a href='/a'>Devamını oku</a></p>", "read-more"),
    ("ja", "<p><a href='/a'>続きを読む</a></p>", "read-more"),
    ("zh", "<p><a href='/a'>阅读全文</a></p>", "read-more"),
    ("en", "<div class='sharedaddy'><h3>Share this:</h3><a href='/s'>Tweet</a></div>", "share"),
    ("en", "<p><a href='https://reddit.com/submit?url=x'>Reddit</a></p>", "share"),
    ("en", "<p><a href='/a#comments'>3 comments</a></p>", "comments"),
    ("en", "<h4>Related posts</h4><ol><li><a href='/1'>One thing</a></li></ol>", "related"),
    ("en", "<p>(Visited 12 times, 1 visits today)</p>", "counter"),
  ]

  @Test(arguments: tails) func `what stands behind a teaser goes`(
    _ tail: (language: String, html: String, kind: String)
  ) {
    let clean = clean(Self.teaser + tail.html, tail.language)
    #expect(clean.edit?.removed.keys.contains(tail.kind) == true, "\(tail)")
    let left = clean.text.replacing("\n\n[…]", with: "")
    #expect(left == "The ferry stops for six weeks.", "\(tail)")
  }

  @Test(arguments: [
    "<p>Read more books, says the teacher, and sleep more.</p>",
    "<p>A plain paragraph about a newsletter, a share of stock and comments in the margin.</p>",
    "<p>He would <a href='/x'>read more</a> if the library stayed open in the evening, he says.</p>",
    "<p>This article originally appeared in the spring issue of Quay and Keel.</p>",
    "<p>The post office appeared first on the left, then on the right.</p>",
    "<p>Photo: Ann Lee</p>",
    "submitted by /u/x <a href='/l'>[link]</a> <a href='/c'>[comments]</a>",
  ]) func `what the article says stays`(_ html: String) {
    #expect(clean(html).edit == nil)
    #expect(clean(html).html == CleanFragment(Array(html.utf8), base: "https://harbour.example/").html)
  }

  @Test func `a content is never emptied, but for an attribution`() {
    #expect(clean("<a href='/c'>Comments</a>").text == "Comments")
    #expect(clean("<p><a href='/a'>Read more</a></p>").text == "Read more")
    let attribution = clean("<p>The post <a href='/a'>A</a> appeared first on <a href='/'>B</a>.</p>")
    #expect(attribution.html.isEmpty)
    #expect(attribution.edit?.removed == ["attribution": 1])
  }

  @Test func `marks that led to a link go with it`() {
    #expect(clean("<p>The ferry stops (<a href='/a'>more</a>).</p>").text == "The ferry stops")
    #expect(clean("<p>The ferry stops. | <a href='/a'>Read more</a> »</p>").text == "The ferry stops.")
    #expect(clean("<p>The ferry stops… <a href='/a'>Read more</a></p>").text.hasPrefix("The ferry stops…"))
  }

  @Test func `the end of a plain text is cut at a sentence`() {
    let cases = [
      ("It rained […] The post Rain appeared first on Harbour Post.", "It rained […]"),
      ("It rained. Read more »", "It rained."), ("It rained... Continue reading →", "It rained..."),
      ("It rained", "It rained"), ("Read more", "Read more"),
      ("She had to read more", "She had to read more"), ("", ""),
      ("The post Rain appeared first on Harbour Post.", ""),
    ]
    for (text, expected) in cases { #expect(editor.edit(text, at: place()).text == expected, "\(text)") }
  }

  @Test func `an own site's rules apply whatever the words are`() throws {
    let yaml = "feedmill: 1\nsite: harbour.example\nfeed:\n  content:\n    remove: [.tide]\n"
    let editor = FeedBodyEditor(RuleSet(user: [try Rule(yaml: Array(yaml.utf8), file: "harbour.yaml")]))
    let html = Array("<p>The ferry stops.</p><p class=tide>High water</p>".utf8)
    #expect(editor.mayEdit(html, at: place()))
    let clean = CleanFragment(html, base: nil, editing: BodyEditing(editor, at: place()))
    #expect(clean.text == "The ferry stops.")
    #expect(clean.edit?.removed == ["chrome": 1])
  }

  @Test func `an ordinary content isn't looked at closely`() {
    let html =
      "<p>The ferry stops for six weeks. Some will share a boat and read more.</p><p>More on Monday.</p>"
    #expect(!editor.mayEdit(Array(html.utf8), at: place()))
    #expect(editor.mayEdit(Array((html + "<p><a href=/a>Read more</a></p>").utf8), at: place()))
  }

  @Test func `words that appeals share with every text are no reason to look closer`() {
    func isLooked(at html: String, of site: String = "Harbour Post") -> Bool {
      let place = BodyPlace(url: "https://harbour.example/a", language: "en", siteNames: [site])
      return editor.mayEdit(Array(html.utf8), at: place)
    }
    #expect(!isLooked(at: "<p>Get the boat into your yard, join the others, and enjoy the news.</p>"))
    #expect(isLooked(at: "<p>Get our stories delivered straight to your inbox</p>"))
    #expect(!isLooked(at: "<p>Support the fishermen today</p>"))
    #expect(isLooked(at: "<p>Support the Harbour Post today</p>"))
    #expect(isLooked(at: "<p>Support Harbour now</p>", of: ""))
  }
}
