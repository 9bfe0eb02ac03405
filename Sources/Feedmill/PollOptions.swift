public import Foundation
internal import Subscriptions

/// What a poll does; the defaults are those of the command line.
public struct PollOptions: Sendable {
  /// Polls this list instead of the home's `feeds.yaml`.
  public var feeds: FeedList?
  /// Polls only these URLs; one that isn't listed is polled all the same. Empty for all.
  public var urls: [String] = []
  /// Polls feeds whose time hasn't come. It stays conditional, and a feed that asked for a pause keeps it.
  public var isForced = false
  /// When pages are fetched; nil leaves it to each feed's own setting.
  public var fullText: FullText?
  /// What is delivered.
  public var emits: Emission = .new
  /// What is delivered of a feed's first document; nil leaves it to each feed's own setting.
  public var firstRun: FirstRun?
  /// What becomes of an article that another feed had already.
  public var duplicates: Duplicates = .mark
  /// How many feeds are worked on at once.
  public var jobs = 16
  /// The part of the feeds to poll, by host; nil for all.
  public var shard: Shard?
  /// Private `HOST:PORT`s that may be fetched from, exactly.
  public var allowedAddresses: [String] = []
  /// Goes into the User-Agent; nil leaves it to the list.
  public var contact: String?
  /// Keeps the pages that were fetched in this folder.
  public var savedPages: URL?
  /// Writes figures for Prometheus to this file.
  public var metrics: URL?
  /// Works on a copy of the state, which is thrown away.
  public var isDryRun = false
  /// How long to wait for another run to end; nil gives up at once.
  public var patience: Duration?
  /// How long the run may take; nil for as long as it needs. What wasn't done is done by the next run.
  public var timeout: Duration?
  /// The rules for pages and for the feeds' own content.
  public var rules: RuleLibrary = .bundled

  /// The defaults.
  public init() {}

  /// When an article's own page is fetched.
  public enum FullText: String, Sendable, CaseIterable {
    /// Never: the feed's content is all.
    case never
    /// When the feed gives nothing or only a teaser.
    case short
    /// For each article.
    case always
  }

  /// Which articles are delivered.
  public enum Emission: String, Sendable, CaseIterable {
    /// Those that were not known.
    case new
    /// Those that were known and changed.
    case updates
    /// Both.
    case all
  }

  /// What becomes of an article that another feed had already.
  public enum Duplicates: String, Sendable, CaseIterable {
    /// It is delivered, and says whose duplicate it is.
    case mark
    /// It isn't delivered.
    case drop
    /// Nobody looks.
    case off
  }

  /// What is delivered of a feed's first document.
  public enum FirstRun: Sendable, Equatable {
    /// Every article.
    case all
    /// The newest so many.
    case latest(Int)
    /// None: they count as known.
    case none

    /// Reads `all`, `none` or `latest:N`.
    public init?(_ text: String) {
      switch Subscriptions.FirstRun(text) {
      case nil: return nil
      case .all: self = .all
      case .nothing: self = .none
      case .latest(let count): self = .latest(count)
      }
    }
  }

  /// One of several parts of a list: all feeds of a host are in the same one.
  public struct Shard: Sendable, Equatable {
    /// 1…`count`.
    public let number: Int
    /// How many parts there are.
    public let count: Int

    /// Reads `I/N`.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
        (1...count).contains(number)
      else { return nil }
      self.number = number
      self.count = count
    }

    /// Whether a feed is in this part: all that one owner has registered is in the same.
    func holds(url: String) -> Bool {
      holds(host: HostThrottle.registrableHost(of: url) ?? URL(string: url)?.host()?.lowercased() ?? url)
    }

    /// Whether a host's feeds are in this part. The same in every process: FNV-1a, not Swift's hash.
    func holds(host: String) -> Bool {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in host.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return Int(hash % UInt64(count)) + 1 == number
    }
  }
}

extension PollOptions.FirstRun {
  /// The setting as identity takes it.
  var setting: Subscriptions.FirstRun {
    switch self {
    case .all: .all
    case .latest(let count): .latest(count)
    case .none: .nothing
    }
  }
}
