public import Foundation
internal import Subscriptions

/// Where feedmill keeps what belongs to one user: the list of feeds, rules, and the state.
public struct Home: Sendable, Equatable {
  /// The folder of `feeds.yaml`, `rules/` and `samples/`.
  public var configuration: URL
  /// The folder of the state: only feedmill writes there.
  public var state: URL

  /// A home all under one folder.
  public init(directory: URL) {
    configuration = directory
    state = directory.appending(path: "state")
  }

  /// A home with its configuration and its state in different places.
  public init(configuration: URL, state: URL) {
    self.configuration = configuration
    self.state = state
  }

  /// The list of feeds.
  public var feedsFile: URL { configuration.appending(path: "feeds.yaml") }
  /// The user's own rule files.
  public var rules: URL { configuration.appending(path: "rules") }
  /// The user's own samples.
  public var samples: URL { configuration.appending(path: "samples") }
  /// Pages that were fetched and kept.
  public var pages: URL { configuration.appending(path: "pages") }

  /// A path in the list, which is meant from where the list is.
  public func path(_ path: String) -> String {
    path.hasPrefix("/") ? path : configuration.appending(path: path).standardizedFileURL.path
  }

  var stateDirectory: StateDirectory { StateDirectory(state) }
}

extension Home {
  /// Makes the folders and a commented list of feeds; what is there already stays as it is.
  ///
  /// Gives the files that were made.
  public func create() throws(FeedmillError) -> [URL] {
    do {
      let files = FileManager.default
      for folder in [configuration, rules, samples] {
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      guard !files.fileExists(atPath: feedsFile.path) else { return [] }
      try Data(Home.emptyList.utf8).write(to: feedsFile, options: .withoutOverwriting)
      return [feedsFile]
    } catch {
      throw FeedmillError(output: configuration.path, FolderError("feeds.yaml", error), isStart: true)
    }
  }

  /// A list without feeds that explains itself.
  static let emptyList = """
    # The feeds that "feedmill poll" reads. Add one with "feedmill feeds add URL", or here.

    # Who polls: this page or mail address goes into the User-Agent, so that site owners can reach you.
    # contact: "https://example.org/about-my-reader"

    # Where new articles go: a folder, a file of JSON lines, or - for stdout.
    # out: articles/

    # What holds for every feed that doesn't say otherwise.
    defaults:
      interval: 60m        # how often to look; 15m at least, auto follows the feed's own rhythm
      full-text: short     # fetch the article's page: never, always, or when the feed gives only a teaser

    feeds:
      # A URL is enough:
      # - https://example.org/feed.xml
      # All a feed can have:
      # - url: https://example.org/news.rss
      #   title: Example news
      #   tags: [news]
      #   interval: 30m
      #   full-text: always
      #   first-run: latest:10       # of the first document: all, none or latest:N

    """
}

extension FeedmillError {
  /// What the state refuses.
  init(_ error: StoreError) { self.init(code: error.code, message: error.description) }

  /// Runs work on the state, errors turned into ours.
  static func mapping<Value>(_ work: () throws(StoreError) -> Value) throws(FeedmillError) -> Value {
    do throws(StoreError) { return try work() } catch { throw FeedmillError(error) }
  }
}
