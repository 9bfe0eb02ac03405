/// An article with all that was done to its page: what rules took and left, and what became of each block.
public struct Explanation: Sendable, Equatable {
  /// The article, with its removals and the sources of its fields.
  public var article: Article
  /// What rules matched and left.
  public var refusals: [Refusal] = []
  /// Where the body stands in the page: `main > div.story`; nil when it is no part of it.
  public var bodyPath: String?
  /// The page's blocks in order.
  public var blocks: [Block] = []
  /// What became of the text that was asked about, for each way it occurs; empty when none was, and when the
  /// page has no such text.
  public var answers: [Answer] = []

  /// An article of whose page nothing else is known.
  public init(article: Article) { self.article = article }

  /// A match that removed nothing.
  public struct Refusal: Sendable, Equatable {
    /// The rule that matched.
    public var rule: String
    /// `kept by keep#1`, `61 % of the body`.
    public var reason: String
    /// How what matched begins.
    public var text: String

    /// A refusal.
    public init(rule: String, reason: String, text: String) {
      self.rule = rule
      self.reason = reason
      self.text = text
    }
  }

  /// A rule that nearly removed a block.
  public struct Miss: Sendable, Equatable {
    /// The rule.
    public var rule: String
    /// `file:line`; nil when unknown.
    public var at: String?
    /// What it describes; nil when unknown.
    public var pattern: String?
    /// What kept it from removing the block.
    public var reason: String

    /// A miss.
    public init(rule: String, at: String? = nil, pattern: String? = nil, reason: String) {
      self.rule = rule
      self.at = at
      self.pattern = pattern
      self.reason = reason
    }
  }

  /// What became of a text.
  public enum Answer: Sendable, Equatable {
    /// These removals took it.
    case removed([Extraction.Removal])
    /// A block of the body has it, counted from 1; the rules that came nearest to it, the nearest first.
    case kept(block: Int, text: String, misses: [Miss])
    /// It stands in the page outside of the body.
    case outside(path: String)
  }

  /// A paragraph, heading, list item or cell of the page, or the part of one that met the same fate.
  public struct Block: Sendable, Equatable {
    /// Its text, white space collapsed.
    public var text: String
    /// Its words.
    public var words: Int
    /// What it is in the page.
    public var role = Role.paragraph
    /// Where it stands: `main > div.story > p`; nil for plain text.
    public var path: String?
    /// What became of it.
    public var fate: Fate

    /// A block.
    public init(text: String, words: Int, role: Role = .paragraph, path: String? = nil, fate: Fate) {
      self.text = text
      self.words = words
      self.role = role
      self.path = path
      self.fate = fate
    }
  }

  /// What a block is in its page.
  public enum Role: Sendable, Equatable {
    case paragraph, item, cell, quote
    /// A heading of a level from 1 to 6.
    case heading(Int)
  }

  /// What became of a block.
  public enum Fate: Sendable, Equatable {
    /// It is in the article.
    case kept
    /// It was taken out of the body.
    case removed(Extraction.Removal)
    /// It was no part of the body that was found.
    case outside
  }
}
