internal import ArticleExtraction
internal import Foundation

/// What blessing a sample would change, or did.
public struct RuleBlessing: Sendable {
  /// The sample's folder.
  public let folder: String
  /// How the article differs from the golden one; nil when there was none.
  public let difference: ArticleDifference?
  let article: [UInt8]
  let removed: [UInt8]

  /// The share of the body's words that may go without being asked for.
  public static let maxLostShare = 0.1

  /// True when so much of the body is gone that it may be a mistake.
  public var isDoubtful: Bool { difference.map { $0.lostShare > RuleBlessing.maxLostShare } ?? false }

  /// Writes the golden files. Gives false when they are as they were.
  public func write() throws(FeedmillError) -> Bool {
    let files = [("article.json", article), ("removed.txt", removed)]
    var isChanged = false
    do throws(FolderError) {
      let place = try Folder(path: folder)
      for (name, bytes) in files {
        // Untouched when equal, so that its modification time is too.
        if FileManager.default.contents(atPath: folder + "/" + name) == Data(bytes) { continue }
        try place.write(bytes, to: name)
        isChanged = true
      }
      if isChanged { try place.synchronize() }
    } catch {
      throw FeedmillError(output: folder, error)
    }
    return isChanged
  }
}

extension RuleSample {
  /// What today's rules make of the page, to become what must come of it.
  public func blessing(by library: RuleLibrary) throws(FeedmillError) -> RuleBlessing {
    let texts = RuleSample.goldenTexts(of: try article(of: try document(), by: library))
    return RuleBlessing(
      folder: folder, difference: try difference(to: texts.article), article: texts.article,
      removed: texts.removed)
  }
}
