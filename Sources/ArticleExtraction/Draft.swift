internal import Markup
internal import Model

/// An article in the making: what each step of the pipeline reads and changes.
struct Draft {
  /// The page it is made from.
  let page: Page
  /// What one walk gathered for the metadata.
  let facts: PageFacts
  /// The page's JSON-LD.
  let data: JSONLinkedData
  /// What the page says of itself.
  var metadata: Metadata
  /// What kind of page it is.
  var pageType: Extraction.PageType
  /// The page's blocks, and what each is worth.
  var map: BlockMap
  private(set) var score: Score
  /// How the page's content is laid out.
  var layout = PageLayout.prose
  /// The best body for prose, and the best for content spread over cards and lists.
  var candidates: (prose: Node?, scattered: Node?) = (nil, nil)
  /// The element that holds the body; nil while none is found.
  var body: Node?
  /// What the choice of single blocks promises, as F1; nil when the body was found as a whole.
  var expectedF1: Double?
  /// What the model of blocks says of each; nil when it had no say.
  var trust: BlockTrust?
  /// How the body was found.
  var method: Extraction.Method = .none
  /// False where a site's file says that its body is clean as it is.
  var prunes = true
  /// False where a site's file wants no body but its own.
  var detectsBody = true
  /// What a file of the ftr-site-config collection says of the site.
  var config: SiteConfig?
  /// The rules for this page; nil when none are to be applied.
  var rules: PageRules?
  /// The name of the site rule that applied.
  var rule: String?
  /// What was done to the tree, so that it can be undone.
  var edits = TreeEdits()
  /// What was taken out, in order.
  var removals: [Extraction.Removal] = []
  /// The whole text of each; "" where nobody asked for it and it would have to be put together.
  var removedTexts: [String] = []
  /// True when someone asks for whole texts.
  var keepsTexts = false
  /// True when someone asks how the texts start that were taken out.
  var keepsExcerpts = false
  /// What rules matched and left.
  var refusals: [Explanation.Refusal] = []
  /// An author's biography that was moved out of the body.
  var authorNote: String?
  /// What is odd.
  var warnings: [String] = []

  /// A page, read and measured, without a body yet.
  init(page: Page) {
    self.page = page
    page.tree.showNoscript()
    facts = PageFacts(page.tree)
    data = JSONLinkedData(
      page.scripts,
      urls: [page.url, facts.links["canonical"]?.first, facts.meta("og:url")].compactMap { $0 },
      titles: [facts.meta("og:title"), facts.title, facts.headings.first?.text].compactMap { $0 })
    metadata = Metadata(page, facts: facts, data: data)
    pageType = PageClassifier(page: page, metadata: metadata).pageType
    map = page.tree.body.map { [words = facts.words] in BlockMap(of: $0, words: words) } ?? BlockMap()
    score = Score(map, commentsCount: pageType == .forum)
  }
}

extension Draft {
  /// False where the body stands in the page's data and is no part of its tree.
  var hasBodyOfPage: Bool { method != .jsonLD && method != .state }

  /// The words of the blocks inside an element, chrome included.
  func words(in node: Node) -> Double {
    map.blocks[map.range(of: node)].reduce(0) { $0 + $1.text.words }
  }

  /// Measures the page's blocks again, after much of it is gone.
  mutating func remeasure() {
    map = page.tree.body.map { BlockMap(of: $0) } ?? BlockMap()
    score = Score(map, commentsCount: pageType == .forum)
  }

  /// As much of an element's text as its excerpt is looked for in.
  private static let excerptedBytes = 2048

  /// Takes an element out of the body and notes why.
  mutating func remove(
    _ node: Node, rule: String, kind: String, at place: String? = nil, pattern: String? = nil
  ) {
    let words = words(in: node)
    if words > 0 {
      removedTexts.append(keepsTexts ? node.text : "")
      removals.append(
        Extraction.Removal(
          rule: rule, at: place, kind: kind, pattern: pattern, words: Int(words.rounded(.up)),
          text: keepsExcerpts ? Draft.excerpt(of: node) : ""))
    }
    edits.note(rule: rule, kind: kind, for: node)
    edits.remove(node)
  }

  private static func excerpt(of node: Node) -> String {
    let words = node.text(sizeInBytes: excerptedBytes).split(maxSplits: 20, whereSeparator: \.isWhitespace)
    return RuleReport.excerpt(words.prefix(20).joined(separator: " "))
  }
}
