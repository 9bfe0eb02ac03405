/// How an article's body was found and what was taken out of it.
public struct Extraction: Sendable, Equatable {
  /// Where the body comes from.
  public var method: Method
  /// The name of the site rule that applied.
  public var rule: String?
  /// How much to trust the body: 0 … 1, the word F1 to expect beside what a careful reader would have kept.
  ///
  /// Of English pages of all kinds it wasn't fitted to, those from .95 on had .97 in the mean, from .9 on .93, from .8
  /// on .82, from .7 on .77, from .6 on .66, from .5 on .54, those below .32. It is 1 for the body of a site's rule.
  public var confidence: Double?
  /// What kind of page it was.
  public var pageType: PageType?
  /// Blocks removed, by kind, in order of kind.
  public var removed: [String: Int] = [:]
  /// Each removal, only when asked to explain.
  public var removals: [Removal]?
  /// Where each field came from, only when asked to explain; in the order fields are written.
  public var fields: [FieldSource]?

  /// An extraction by `method` that removed nothing.
  public init(method: Method) { self.method = method }

  /// Where a body comes from.
  public enum Method: String, Sendable {
    /// A site rule's `body`.
    case siteRule = "site-rule"
    /// Scoring of the page's own markup.
    case generic
    /// The feed's own content.
    case feed
    /// The page's JSON-LD `articleBody`.
    case jsonLD = "json-ld"
    /// The state that the page's own program starts from, in a script.
    case state
    /// Nothing was found.
    case none
  }

  /// A step on the way from a page to its body, which can be left out to see what it is worth.
  public enum Step: String, Sendable, CaseIterable {
    /// A site rule's selectors for the fields and the body.
    case siteRule = "site-rule"
    /// The lead in a header of its own, put before the body.
    case lead
    /// Hidden parts, menus, comments and lists of links taken out.
    case clutter
    /// Boxes about other pages taken out.
    case cards
    /// The single blocks chosen by the trees that judge them.
    case blocks
    /// What rules know as chrome taken out.
    case rules
    /// What stands under pictures told from the text.
    case captions
    /// What repeats the title, and headings that nothing follows, taken out.
    case tidy
    /// Other sources tried where the page's own markup gave too little.
    case rescue
  }

  /// What kind of page a page is.
  public enum PageType: String, Sendable {
    /// A news article, blog post or essay.
    case article
    /// A thread of posts.
    case forum
    /// A list of teasers.
    case listing
    /// A page that gathers items of one kind.
    case collection
    /// A page that sells one thing.
    case product
    /// A page that presents a service or an organisation.
    case service
    /// Technical documentation.
    case documentation
  }

  /// One thing that was taken out of a body.
  public struct Removal: Sendable, Equatable {
    /// The rule that did it.
    public var rule: String
    /// Where the rule stands, as file:line.
    public var at: String?
    /// The kind of chrome.
    public var kind: String
    /// The pattern or selector that matched.
    public var pattern: String?
    /// The block's number in the body, from 0.
    public var block: Int?
    /// How many words went.
    public var words: Int
    /// The first 80 characters of what went.
    public var text: String

    /// A removal.
    public init(
      rule: String, at: String? = nil, kind: String, pattern: String? = nil, block: Int? = nil, words: Int,
      text: String
    ) {
      self.rule = rule
      self.at = at
      self.kind = kind
      self.pattern = pattern
      self.block = block
      self.words = words
      self.text = text
    }
  }

  /// Where the value of a field came from.
  public struct FieldSource: Sendable, Equatable {
    /// The field's key in the output.
    public var field: String
    /// The source, in words: `json-ld headline`, `meta og:title`, `rule title`.
    public var source: String

    /// A field and its source.
    public init(field: String, source: String) {
      self.field = field
      self.source = source
    }
  }
}
