internal import Foundation
internal import Model

/// What is kept beside a captured page of how it was fetched: `capture.json`.
enum PageCapture {
  static let fileName = "capture.json"

  /// What a folder says of its page's fetching.
  static func facts(in folder: String) -> (page: Article.Page?, asked: String?) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + fileName),
      // Without it the page is still a page.
      let facts = try? JSONValue(parsing: [UInt8](data))
    else { return (nil, nil) }
    var page = Article.Page(url: facts["url"]?.string)
    page.contentType = facts["content_type"]?.string
    page.status = facts["status"]?.integer
    page.fetchedAt = facts["fetched_at"]?.string.flatMap(RFC3339.parse)
    return (page, facts["asked"]?.string)
  }
}
