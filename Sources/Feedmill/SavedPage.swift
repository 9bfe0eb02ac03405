internal import Fetching
internal import Foundation
internal import Model

/// A page as it was fetched, kept beside what is known of it: `KE/KEY.html.gz` and `KE/KEY.meta.json`.
struct SavedPage: Sendable {
  /// The page's bytes, decoded from the wire but in their own character encoding.
  var bytes: [UInt8]
  /// What is known of the page.
  var page: Article.Page?
  /// The URL that was asked, before redirects.
  var asked: String?

  init(bytes: [UInt8], page: Article.Page?, asked: String?) {
    self.bytes = bytes
    self.page = page
    self.asked = asked
  }

  /// Reads the page kept for an item; nil when none was.
  init?(key: String, in folder: URL) throws(FeedmillError) {
    let path = SavedPage.path(key, in: folder)
    guard FileManager.default.fileExists(atPath: path + ".html.gz") else { return nil }
    bytes = try InputLoader.file(path + ".html.gz")
    // Without the other file the page is still a page.
    guard let data = FileManager.default.contents(atPath: path + ".meta.json"),
      let meta = try? JSONValue(parsing: [UInt8](data))
    else { return }
    asked = meta["asked"]?.string
    page = Article.Page(url: meta["url"]?.string)
    page?.contentType = meta["content_type"]?.string
    if case .integer(let status) = meta["status"] { page?.status = status }
    page?.fetchedAt = meta["fetched_at"]?.string.flatMap(RFC3339.parse)
  }

  /// Keeps the page.
  func write(to folder: URL, key: String) throws(FeedmillError) {
    do throws(FolderError) {
      let place = try Folder(path: folder.path).folder(named: String(key.prefix(2)))
      guard let packed = Gzip.compress(bytes) else { throw FolderError("gzip", ENOMEM) }
      try place.write(packed, to: String(key.prefix(16)) + ".html.gz")
      try place.write(
        JSONValue.object(members).json() + [UInt8(ascii: "\n")], to: String(key.prefix(16)) + ".meta.json")
      try place.synchronize()
    } catch {
      throw FeedmillError(output: folder.path, error)
    }
  }

  private var members: [JSONValue.Member] {
    let texts = [
      ("asked", asked), ("url", page?.url), ("content_type", page?.contentType),
      ("fetched_at", page?.fetchedAt.flatMap(RFC3339.write)),
    ]
    var members = texts.compactMap { name, text in text.map { JSONValue.Member(name, .string($0)) } }
    if let status = page?.status { members.append(.init("status", .integer(status))) }
    return members
  }

  private static func path(_ key: String, in folder: URL) -> String {
    folder.appending(path: String(key.prefix(2))).appending(path: String(key.prefix(16))).path
  }
}
