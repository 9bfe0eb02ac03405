internal import Fetching
internal import Foundation
internal import Model

/// Adds pages to a web archive (ISO 28500, WARC 1.1): a gzip member a record, so that the file can grow.
actor WARCWriter {
  /// What an archive is called, for those who say with one option where pages go.
  static let ending = ".warc.gz"

  private let file: GrowingFile

  /// Opens the file, or makes it and says in its first record who wrote it.
  init(path: String, at moment: Date) throws(FeedmillError) {
    file = try GrowingFile(path: path)
    if try file.size(isStart: true) == 0 { try file.append(WARCWriter.start(at: moment), isStart: true) }
  }

  /// Adds an answer as it came, but for what was done to it for the way, and for cookies.
  func write(_ response: FetchResponse) throws(FeedmillError) {
    let record = WARCWriter.record(
      "response", url: response.finalURL.absoluteString, type: "application/http; msgtype=response",
      date: response.fetchedAt, block: WARCWriter.message(response))
    guard let packed = Gzip.compress(record) else {
      throw FeedmillError(output: file.path, FolderError("gzip", ENOMEM))
    }
    // Half a member would hide all that comes after it: it is written whole or not at all.
    try file.append(packed)
  }
}

private extension WARCWriter {
  /// The first record: who wrote the file.
  static func start(at moment: Date) -> [UInt8] {
    let fields = "software: feedmill \(feedmillVersion)\r\nformat: WARC File Format 1.1\r\n"
    return Gzip.compress(
      record("warcinfo", type: "application/warc-fields", date: moment, block: Array(fields.utf8))) ?? []
  }

  static func record(
    _ kind: String, url: String? = nil, type: String, date: Date, block: [UInt8]
  ) -> [UInt8] {
    var header = "WARC/1.1\r\nWARC-Type: \(kind)\r\n"
    header += "WARC-Record-ID: <urn:uuid:\(UUID().uuidString.lowercased())>\r\n"
    if let date = RFC3339.write(date) { header += "WARC-Date: \(date)\r\n" }
    if let url { header += "WARC-Target-URI: \(url)\r\n" }
    header += "Content-Type: \(type)\r\nContent-Length: \(block.count)\r\n\r\n"
    return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// The HTTP message (RFC 9112) of an answer whose body is decoded.
  static func message(_ response: FetchResponse) -> [UInt8] {
    var bytes = Array("HTTP/1.1 \(response.status) \(response.status == 200 ? "OK" : "Status")\r\n".utf8)
    for field in response.headers.fields where !leftOut.contains(field.name.lowercased()) {
      bytes += Array("\(field.name): ".utf8) + HeaderFields.bytes(of: field.value) + Array("\r\n".utf8)
    }
    return bytes + Array("Content-Length: \(response.body.count)\r\n\r\n".utf8) + response.body
  }

  /// Headers of the way, which the body no longer bears out, and of the visitor.
  static let leftOut: Set<String> = [
    "connection", "content-encoding", "content-length", "keep-alive", "set-cookie", "set-cookie2", "trailer",
    "transfer-encoding", "upgrade",
  ]
}
