internal import ArticleExtraction
internal import Foundation

/// The rules an extraction applies: generic ones, and one file for the page's site.
public struct RuleLibrary: Sendable {
  /// nil for no rules at all.
  let set: RuleSet?
  /// What takes chrome out of feeds' contents; nil for no rules at all.
  let feedEditor: FeedBodyEditor?
  /// What rules say about the feeds of their sites; nil for no rules at all.
  let feedRules: FeedRules?

  init(set: RuleSet?) {
    self.set = set
    feedEditor = set.map(FeedBodyEditor.init)
    feedRules = set.map(FeedRules.init)
  }

  /// The rules that come with feedmill.
  public static let bundled = RuleLibrary(set: RuleSet())

  /// No rules at all.
  public static let none = RuleLibrary(set: nil)

  /// The rule files of a folder: `.yaml` files win over the bundled ones, the `HOST.txt` files of the
  /// ftr-site-config collection come after them.
  ///
  /// Throws `FeedmillError` with the code `bad-rule` and its place, or `missing-file`.
  public init(directory: String) throws(FeedmillError) {
    guard FileManager.default.isFolder(directory) else {
      throw FeedmillError(code: "missing-file", message: "the rules folder can't be read", source: directory)
    }
    let files = try RuleFile.files(at: directory)
    if let error = files.lazy.compactMap(\.error).first { throw error }
    self.init(files: files)
  }

  /// Files that were read, those that can't be used left out; they win over the bundled ones.
  init(files: [RuleFile]) {
    let configs = SiteConfigSet(files.compactMap(\.config))
    self.init(set: RuleSet(user: files.compactMap(\.rule), configs: configs))
  }
}
