internal import Foundation

/// A folder with a saved page: `page.html` or `page.txt` (also `.gz`), `source.txt` with its URL, and what
/// must come of it, `article.json` and `removed.txt`.
public struct RuleSample: Sendable {
  /// The folder.
  public let folder: String
  /// The saved page's own path.
  public let page: String

  private static let pageNames = ["page.html", "page.html.gz", "page.txt", "page.txt.gz"]

  /// The sample in a folder, or the folder of a saved page; nil when there is no page.
  public init?(_ path: String) {
    let files = FileManager.default
    if files.isFolder(path) {
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let names = RuleSample.pageNames.map { folder + "/" + $0 }
      guard let page = names.first(where: files.fileExists(atPath:)) else { return nil }
      self.folder = folder
      self.page = page
    } else {
      guard files.fileExists(atPath: path) else { return nil }
      page = path
      folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
    }
  }

  /// A saved page, or the samples in a folder and below it; none when there is no page.
  public static func named(_ path: String) -> [RuleSample] {
    RuleSample(path).map { [$0] } ?? samples(below: path)
  }

  /// The samples in a folder and below it, in the order of their paths.
  public static func samples(below folder: String) -> [RuleSample] {
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let pages = paths.filter { path in pageNames.contains { path == $0 || path.hasSuffix("/" + $0) } }
    let folders = Set(pages.map { path in path.split(separator: "/").dropLast().joined(separator: "/") })
    return folders.sorted().compactMap { RuleSample($0.isEmpty ? folder : folder + "/" + $0) }
  }

  /// What a test calls the page: its folder, else its own path.
  public var name: String { RuleSample(folder)?.page == page ? folder : page }

  /// Where the golden article is.
  public var article: String { folder + "/article.json" }
  /// Where the golden list of removals is.
  public var removed: String { folder + "/removed.txt" }

  /// The page's URL, when the folder says it.
  public var url: String? {
    guard let text = try? String(contentsOfFile: folder + "/source.txt", encoding: .utf8) else { return nil }
    let line = text.split(whereSeparator: \.isNewline).first.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    return line.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The page, with what is known of it.
  public func document(url given: String? = nil) throws(FeedmillError) -> InputDocument {
    var document = InputDocument(
      bytes: try InputLoader.file(page), source: page.split(separator: "/").last.map(String.init),
      url: given ?? url)
    document.page = PageCapture.page(in: folder)
    document.contentType = document.page?.contentType
    return document
  }
}
