internal import Fetching
internal import Foundation
internal import Model

/// A page that is kept as a sample: its bytes without scripts, its URL, and how it was fetched.
public struct PageCapture: Sendable {
  /// Larger pages are compressed.
  static let maxPlainBytes = 64 << 10

  private let document: InputDocument
  private let asked: String

  /// What was fetched from a URL.
  public init(of document: InputDocument, asked url: String) {
    self.document = document
    asked = url
  }

  /// `HOST/SLUG`: the host without `www.`, and a name that was given or the page's title.
  public func name(slug: String? = nil) -> String {
    let url = document.url ?? asked
    let host = URL(string: url)?.host(percentEncoded: false)?.lowercased() ?? "page"
    let site = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    // A page that can't be read gives no title.
    let title = try? Article(extracting: document).title
    let words = [slug, title ?? nil, URL(string: url)?.lastPathComponent].lazy.compactMap(\.self)
    return site + "/" + (words.map { Slug($0).text }.first { !$0.isEmpty } ?? "page")
  }

  /// Writes the sample's folder below `samples` and gives it. A sample that is there is only written over
  /// when `overwrites`.
  public func write(
    below samples: String, name: String, keepsScripts: Bool = false, overwrites: Bool = false
  ) throws(FeedmillError) -> RuleSample {
    let folder = samples + "/" + name
    if !overwrites, RuleSample(folder) != nil {
      throw FeedmillError(
        code: "sample-exists", message: "there is a sample already; --force writes over it", source: folder)
    }
    let bytes = keepsScripts ? document.bytes : ScriptFreePage(document.bytes).bytes
    var page = "page.html"
    var content = bytes
    if bytes.count > PageCapture.maxPlainBytes, let packed = Gzip.compress(bytes) {
      (page, content) = ("page.html.gz", packed)
    }
    do throws(FolderError) {
      let place = try Folder(path: folder)
      try place.write(content, to: page)
      place.remove(page == "page.html" ? "page.html.gz" : "page.html")
      try place.write(Array((document.url ?? asked).utf8) + [UInt8(ascii: "\n")], to: "source.txt")
      try place.write(JSONValue.object(members).json() + [UInt8(ascii: "\n")], to: PageCapture.fileName)
      try place.synchronize()
    } catch {
      throw FeedmillError(output: folder, error)
    }
    guard let sample = RuleSample(folder) else {
      throw FeedmillError(code: "output-io", message: "the sample is not there", source: folder)
    }
    return sample
  }

  // Without headers: they hold cookies and other secrets.
  private var members: [JSONValue.Member] {
    let texts = [
      ("asked", asked), ("url", document.url), ("content_type", document.page?.contentType),
      ("fetched_at", document.page?.fetchedAt.flatMap(RFC3339.write)),
    ]
    var members = texts.compactMap { name, text in text.map { JSONValue.Member(name, .string($0)) } }
    if let status = document.page?.status { members.append(.init("status", .integer(status))) }
    return members
  }
}

extension PageCapture {
  static let fileName = "capture.json"

  /// What a sample's folder says of how its page was fetched; nil when it says nothing.
  static func page(in folder: String) -> Article.Page? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + fileName),
      // Without it the page is still a page.
      let facts = try? JSONValue(parsing: [UInt8](data))
    else { return nil }
    var page = Article.Page(url: facts["url"]?.string)
    page.contentType = facts["content_type"]?.string
    page.status = facts["status"]?.integer
    page.fetchedAt = facts["fetched_at"]?.string.flatMap(RFC3339.parse)
    return page
  }
}
