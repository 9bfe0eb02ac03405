internal import Foundation
internal import Subscriptions

extension Home {
  /// The list in `feeds.yaml`.
  ///
  /// - Throws: `missing-file` when there is none, `bad-configuration` when it can't be read.
  public func feedList() throws(FeedmillError) -> FeedList {
    do throws(FeedmillError) {
      return try FeedList(contentsOf: feedsFile)
    } catch  where error.code == "missing-file" {
      throw FeedmillError(
        code: error.code, message: "there is no list of feeds: \"feedmill feeds add URL\" makes one",
        source: feedsFile.path)
    }
  }

  /// Adds feeds to `feeds.yaml` as text, so that comments and order stay; makes the file if there is none.
  ///
  /// Gives the URLs that were not in it before.
  public func add(_ feeds: [FeedList.Entry]) throws(FeedmillError) -> [String] {
    var added: [String] = []
    try edit { text throws(SubscriptionFileError) in
      for feed in feeds {
        let before = text
        text = try SubscriptionFile.adding(url: feed.url, title: feed.title, tags: feed.tags, to: text)
        if text != before { added.append(Subscription(url: feed.url).url) }
      }
    }
    return added
  }

  /// Takes feeds out of `feeds.yaml`. Gives the URLs that were in it. The state keeps what it knows of them.
  public func remove(_ urls: [String]) throws(FeedmillError) -> [String] {
    var removed: [String] = []
    try edit { text throws(SubscriptionFileError) in
      for url in urls {
        let before = text
        text = try SubscriptionFile.removing(url: url, from: text)
        if text != before { removed.append(url) }
      }
    }
    return removed
  }

  /// Puts new URLs in the place of old ones, with the settings of each. Gives how many were changed.
  public func replace(_ moves: [(from: String, to: String)]) throws(FeedmillError) -> Int {
    var count = 0
    try edit { text throws(SubscriptionFileError) in
      for move in moves {
        let before = text
        text = try SubscriptionFile.replacing(url: move.from, with: move.to, in: text)
        if text != before { count += 1 }
      }
    }
    return count
  }

  private func edit(_ change: (inout String) throws(SubscriptionFileError) -> Void) throws(FeedmillError) {
    let isThere = FileManager.default.fileExists(atPath: feedsFile.path)
    let bytes = isThere ? try InputLoader.file(feedsFile.path) : Array(Home.emptyList.utf8)
    var text: String
    do throws(SubscriptionFileError) {
      text = try FeedList.text(bytes)
      try change(&text)
    } catch {
      throw FeedmillError(error).about(feedsFile.path)
    }
    if !isThere || Array(text.utf8) != bytes { try write(text) }
  }

  /// Replaces the list whole; its permissions stay.
  private func write(_ text: String) throws(FeedmillError) {
    // No file, or one whose mode can't be read: the usual mode.
    let mode = try? FileManager.default.attributesOfItem(atPath: feedsFile.path)[.posixPermissions] as? Int
    do throws(FolderError) {
      let folder = try Folder(path: configuration.path)
      try folder.write(
        Array(text.utf8), to: feedsFile.lastPathComponent, mode: UInt16(clamping: mode ?? 0o644))
      try folder.synchronize()
    } catch {
      throw FeedmillError(output: feedsFile.path, error, isStart: true)
    }
  }
}
