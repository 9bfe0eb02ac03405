/// The colours of removals: kinds of chrome that want the same of a reader share one.
enum ReportFamily: String, CaseIterable {
  case asks, links, social, ads, facts, hidden, own

  /// The family of a kind; kinds that a site's rule made up are its own.
  init(kind: String) {
    self = ReportFamily.allCases.first { $0.kinds.contains(kind) } ?? .own
  }

  /// What the legend says of it.
  var title: String {
    switch self {
    case .asks: "Asks the reader for something"
    case .links: "Leads elsewhere"
    case .social: "Sharing, following, comments"
    case .ads: "Advertising and notices"
    case .facts: "Facts about the article"
    case .hidden: "Markup and leftovers of layout"
    case .own: "A kind of a rule’s own"
    }
  }

  private var kinds: Set<String> {
    switch self {
    case .asks: ["appeal", "newsletter", "paywall", "continue", "subscription", "signup"]
    case .links: ["related", "nav", "read-more", "cards", "attribution", "toc", "breadcrumb"]
    case .social: ["share", "follow", "comments", "listen", "counter", "social"]
    case .ads: ["ad", "ads", "cookie", "disclosure", "disclaimer", "foreign-agent", "copyright", "consent"]
    case .facts: ["title", "heading", "date", "bio", "byline", "credit", "tags", "caption", "correction"]
    case .hidden: ["hidden", "markup", "other", "chrome", "ui"]
    case .own: []
    }
  }
}
