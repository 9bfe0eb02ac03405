import Crypto
import Foundation

/// A file of a static site, as a conditional request sees it.
struct SiteFile {
  let contents: [UInt8]
  let type: String
  let etag: String
  let lastModified: String

  init(_ file: URL, contents: [UInt8], base: String) {
    let isFeed = ["xml", "json"].contains(file.pathExtension)
    self.contents =
      isFeed ? contents.replacing(Array(Samples.basePlaceholder.utf8), with: Array(base.utf8)) : contents
    type = SiteFile.types[file.pathExtension] ?? "application/octet-stream"
    let digest = SHA256.hash(data: self.contents)
    etag = "\"" + digest.prefix(16).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() + "\""
    lastModified = SiteFile.modificationDate(of: file)
  }

  /// 304 when the client has it already, else the file, compressed when the client takes that.
  func response(to request: Request) -> Response {
    var headers: Headers = ["ETag": etag, "Last-Modified": lastModified, "Vary": "Accept-Encoding"]
    if isKnown(to: request) { return Response(304, headers: headers) }
    headers["Content-Type"] = type
    guard request.headers["Accept-Encoding"]?.contains("gzip") == true else {
      return Response(headers: headers, body: .bytes(contents))
    }
    headers["Content-Encoding"] = "gzip"
    return Response(headers: headers, body: .bytes(Compression.gzip(contents)))
  }

  /// If-None-Match alone decides where there is one (RFC 9110, 13.1.3).
  private func isKnown(to request: Request) -> Bool {
    if let tags = request.headers["If-None-Match"] {
      return tags.split(separator: ",").contains { $0.drop { $0 == " " } == etag }
    }
    return request.headers["If-Modified-Since"] == lastModified
  }

  private static func modificationDate(of file: URL) -> String {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return "Thu, 01 Jan 1970 00:00:00 GMT" }
    #if canImport(Darwin)
      var seconds = status.st_mtimespec.tv_sec
    #else
      var seconds = status.st_mtim.tv_sec
    #endif
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // Pages say their own encoding, so no charset here.
  private static let types = [
    "html": "text/html", "json": "application/feed+json", "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
  ]
}
