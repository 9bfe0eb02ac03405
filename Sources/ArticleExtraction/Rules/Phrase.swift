/// A phrase of a site's chrome in one language.
struct Phrase: Sendable {
  /// `generic/en/appeal#3`.
  let id: String
  /// `file:line`.
  let at: String
  let kind: PhraseKind
  let isWeak: Bool
  var pattern: TextPattern

  /// True when a rule's `off` names the phrase, its kind or its language's kind.
  func isOff(_ off: Set<String>) -> Bool {
    !off.isEmpty
      && (off.contains(id) || off.contains(kind.rawValue) || off.contains("generic/" + kind.rawValue)
        || off.contains("generic"))
  }
}

/// The kinds of chrome that phrases tell.
enum PhraseKind: String, CaseIterable, Sendable {
  case appeal, newsletter, share, follow, cookie, comments, paywall, ad, listen
  /// A lone button next to an appeal or a paywall.
  case button = "continue"
  case related, nav, tags, bio, credit
  /// What a site says of how it earns money.
  case disclosure
  case foreignAgent = "foreign-agent"
  /// Corrections and editors' notes: what stays in any case.
  case correction

  /// A longer block is prose.
  var maxWords: Int {
    switch self {
    case .appeal, .bio: 90
    case .foreignAgent, .disclosure: 60
    case .paywall: 40
    case .newsletter: 35
    case .listen, .tags, .cookie, .comments, .follow: 25
    case .related: 18
    case .credit: 16
    case .share: 10
    case .nav: 8
    case .ad, .button: 4
    case .correction: 200
    }
  }

  /// True when the words alone also occur in prose: a link or a place at the head or tail must add to them.
  var needsPlace: Bool {
    switch self {
    case .related, .nav, .tags, .bio, .credit: true
    default: false
    }
  }

  /// True when a heading with these words can head a part of the article.
  var mayHeadProse: Bool {
    switch self {
    case .appeal, .newsletter, .paywall, .foreignAgent, .disclosure: false
    default: true
    }
  }

  /// True for what is chrome in a feed's content too: credits, tags and labels belong to what a feed tells.
  var isInFeeds: Bool {
    switch self {
    case .nav, .tags, .credit, .disclosure: false
    default: true
    }
  }

  /// True when what is removed is a value of the article: tags, a biography, a credit.
  var isMoved: Bool { self == .tags || self == .bio || self == .credit }
}

/// Reads a file of phrases: kinds, each with `strong` and `weak` patterns.
enum PhraseReader {
  static func read(_ utf8: [UInt8], language: String) throws(RuleError) -> [Phrase] {
    let root = try RuleFileText.root(name: "phrases-\(language).yaml", utf8: utf8)
    var phrases: [Phrase] = []
    for (key, value) in try root.members(["feedmill"] + PhraseKind.allCases.map(\.rawValue)) {
      guard let kind = PhraseKind(rawValue: key) else { continue }
      var number = 0
      for (strength, list) in try value.members(["strong", "weak"]) {
        for node in try list.list() {
          number += 1
          phrases.append(
            Phrase(
              id: "generic/\(language)/\(key)#\(number)", at: node.place, kind: kind,
              isWeak: strength == "weak", pattern: try RuleReader.pattern(node)))
        }
      }
    }
    return phrases
  }
}
