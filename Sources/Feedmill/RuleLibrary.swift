internal import ArticleExtraction
internal import Foundation

/// The rules an extraction applies: generic ones, and one file for the page's site.
public struct RuleLibrary: Sendable {
  /// nil for no rules at all.
  let set: RuleSet?
  /// What takes chrome out of feeds' contents; nil for no rules at all.
  let feedEditor: FeedBodyEditor?

  init(set: RuleSet?) {
    self.set = set
    feedEditor = set.map(FeedBodyEditor.init)
  }

  /// The rules that come with feedmill.
  public static let bundled = RuleLibrary(set: RuleSet())

  /// No rules at all.
  public static let none = RuleLibrary(set: nil)

  /// The `.yaml` files of a folder, which win over the bundled ones.
  ///
  /// Throws `FeedmillError` with the code `bad-rule` and its place, or `missing-file`.
  public init(directory: String) throws(FeedmillError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw FeedmillError(code: "missing-file", message: "the rules folder can't be read", source: directory)
    }
    var rules: [Rule] = []
    for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
      let path = directory + "/" + name
      let bytes = try InputLoader.file(path)
      do throws(RuleError) {
        rules.append(try Rule(yaml: bytes, file: path))
      } catch {
        throw FeedmillError(
          code: "bad-rule", message: error.message, source: error.file, line: error.line, column: error.column
        )
      }
    }
    self.init(set: RuleSet(user: rules))
  }
}
