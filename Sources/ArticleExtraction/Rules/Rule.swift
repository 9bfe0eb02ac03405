package import Markup

/// How one site's pages become articles: the content of a rule file.
package struct Rule: Sendable {
  /// The file's name without `.yaml`; what events call the rule.
  package let name: String
  /// The file as it was given, for `file:line`.
  package let file: String
  /// The hosts it is for; empty when `fingerprint` alone decides.
  var sites: [SitePattern] = []
  /// The paths it is for; empty for all.
  var paths: [PathPattern] = []
  /// What a page must contain for the rule to apply.
  package var fingerprint: Selector?
  /// `YYYY-MM-DD`: the first and the last day of the template.
  package var since: String?
  package var until: String?
  /// False when the body is clean as it is and no structural rules are wanted.
  package var prunes = true
  /// False when no body but the rule's own is wanted.
  package var detects = true
  /// BCP 47; nil when the page says it.
  package var language: String?
  /// The zone of dates that name none, as `Europe/Moscow`; nil for UTC.
  package var timeZone: String?
  /// The rules appended to it; nil for the default.
  package var extends: [String]?
  /// Ids and kinds of inherited rules that don't apply.
  package var off: Set<String> = []
  /// The sources of each field, the first that yields wins.
  package var fields: [Field: [Source]] = [:]
  /// Yields when the page is gated.
  package var gated: [Source] = []
  /// Yields when the page was paid for.
  package var sponsored: [Source] = []
  /// How JSON-LD stands to the fields.
  package var jsonLD = JSONLDUse.fallback
  package var removals: [Removal] = [] {
    didSet { removalIndex = RemovalIndex(removals) }
  }
  /// Which of the removals a body has something for; nil for a few, which are tried one by one.
  private(set) var removalIndex: RemovalIndex?
  package var keeps: [Keep] = []
  package var unwraps: [ElementQuery] = []
  /// Elements that are put into a new one.
  package var wraps: [(on: ElementQuery, tag: String)] = []
  package var renames: [(from: Selector, to: String)] = []
  package var attributeEdits: [AttributeEdit] = []
  /// Replacements in the page's source, before it is parsed.
  package var sourceReplacements: [(find: String, with: String)] = []
  /// Where the link to the next page is.
  package var next: [Source] = []
  /// Where the link to the page with everything is.
  package var single: Single?
  package var maxPages = 10
  /// Request headers, by lower-case name.
  package var http: [String: String] = [:]
  package var feed = FeedRule()
  /// Saved pages and what must come of them.
  package var tests: [RuleTest] = []

  /// The fields a rule may give.
  package enum Field: String, CaseIterable, Sendable {
    case title, standfirst, authors, date, image, section, tags, body
  }

  /// How JSON-LD stands to the fields.
  package enum JSONLDUse: String, CaseIterable, Sendable {
    case prefer, fallback, ignore
  }

  /// Where the page with everything is.
  package enum Single: Sendable {
    /// A link on the page.
    case link([Source])
    /// A rewriting of the page's path: a regular expression and a template with `$1`.
    case path(String, template: String)
  }

  /// What stays whatever other rules say.
  package struct Keep: Sendable {
    /// `keep#1`.
    package let id: String
    let matcher: Matcher

    enum Matcher: Sendable {
      case elements(ElementQuery)
      case text(TextPattern)
    }
  }

  /// A change to attributes of some elements.
  package struct AttributeEdit: Sendable {
    package let elements: ElementQuery
    package let change: Change

    package enum Change: Sendable {
      /// Sets an attribute to the first of others that is there.
      case set(String, from: [String])
      case drop([String])
    }
  }

  /// What a rule says about the site's feed.
  package struct FeedRule: Sendable {
    package var fetch = Fetch.auto
    /// Entries with a match are skipped, by field.
    package var skips: [String: [TextPattern]] = [:]
    /// Only entries with a match are taken, by field.
    package var only: [String: [TextPattern]] = [:]
    package var titleCutEnd: String?
    package var dropsQuery: [String] = []
    package var contentRemovals: [Removal] = []
    package var use: Use?

    package enum Fetch: Sendable, Equatable {
      case auto, always, never
      /// When the feed's content has fewer words.
      case short(Int)
    }

    package enum Use: String, CaseIterable, Sendable {
      case page, feed, longer, append
    }
  }
}
