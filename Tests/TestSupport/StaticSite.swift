import Foundation

/// A web site made of folders, with validators, compression and redirects as real ones have them.
///
/// `/moved/X` answers 301 to `/X`, `/temp/X` 302, and `/gone/X` 410.
package struct StaticSite: Sendable {
  /// A folder and the path it is served under.
  package struct Mount: Sendable {
    package let path: String
    package let folder: URL

    package init(_ path: String, _ folder: URL) {
      self.path = path
      self.folder = folder
    }
  }

  package let mounts: [Mount]

  /// Later mounts are tried when earlier ones have no such file.
  package init(_ mounts: [Mount]) {
    self.mounts = mounts
  }

  /// The samples: pages under `/pages`, feeds under `/feeds`, the demo feed at `/demo/feed.xml`.
  package static let samples = StaticSite([
    Mount("/pages", Samples.pagesFolder),
    Mount("/feeds", Samples.feedsFolder),
    Mount("/demo", Samples.feedsFolder.appending(path: "rss-2.0/demo")),
  ])

  /// What the site answers; `base` is its own address, for feeds that link to its pages.
  package func response(to request: Request, base: String) -> Response {
    guard ["GET", "HEAD"].contains(request.method) else { return .text("no\n", status: 405) }
    if let moved = redirect(request.target) { return moved }
    if request.path == "/" { return index }
    guard let file = file(at: request.path), let data = FileManager.default.contents(atPath: file.path) else {
      return .notFound
    }
    let contents = SiteFile(file, contents: Array(data), base: base)
    return contents.response(to: request)
  }

  private func redirect(_ target: String) -> Response? {
    if target.hasPrefix("/moved/") { return .redirect(to: String(target.dropFirst(6)), status: 301) }
    if target.hasPrefix("/temp/") { return .redirect(to: String(target.dropFirst(5)), status: 302) }
    if target.hasPrefix("/gone/") { return .text("gone\n", status: 410) }
    return nil
  }

  /// A page that names the demo feed, so that feed discovery has something to find.
  private var index: Response {
    .text(
      """
      <!doctype html><html lang="en"><head><title>The Sample Herald</title>
      <link rel="alternate" type="application/rss+xml" title="The Sample Herald" href="/demo/feed.xml">
      </head><body><h1>The Sample Herald</h1><p><a href="/demo/feed.xml">Feed</a></p></body></html>

      """, type: "text/html; charset=utf-8")
  }

  private func file(at path: String) -> URL? {
    let path = path.removingPercentEncoding ?? path
    guard !path.split(separator: "/").contains("..") else { return nil }
    for mount in mounts where path.hasPrefix(mount.path + "/") {
      let place = mount.folder.appending(path: String(path.dropFirst(mount.path.count + 1)))
      let candidates = [place] + StaticSite.indexNames.map { place.appending(path: $0) }
      if let file = candidates.first(where: isFile) { return file }
    }
    return nil
  }

  private func isFile(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  private static let indexNames = ["page.html", "page.txt", "feed.xml", "source.json", "index.html"]
}

extension TestServer {
  /// A server for a static site.
  package convenience init(_ site: StaticSite, port: UInt16 = 0) throws {
    try self.init(port: port) { request in
      site.response(to: request, base: "http://" + (request.headers["Host"] ?? "127.0.0.1"))
    }
  }
}
