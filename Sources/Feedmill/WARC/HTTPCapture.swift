internal import Fetching

/// An HTTP answer as it went over the wire (RFC 9112 §2), kept in an archive.
struct HTTPCapture {
  let status: Int
  let header: HeaderFields
  private let rest: ArraySlice<UInt8>

  /// nil for bytes that begin in another way.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("HTTP/".utf8)) else { return nil }
    var lines = Lines(bytes[...])
    guard let first = lines.next() else { return nil }
    let words = first.split(separator: UInt8(ascii: " "))
    guard words.count > 1, let status = Int(String(decoding: words[1], as: UTF8.self)) else { return nil }
    self.status = status
    var header = HeaderFields()
    while let line = lines.next(), !line.isEmpty { header.append(line: line) }
    self.header = header
    rest = lines.rest
  }

  /// The body without what was done to it for the way. Archives often keep the header and store the body as it
  /// was read, so a header that the bytes don't bear out is taken to be done with.
  func body() throws(FeedmillError) -> [UInt8] {
    var body = Array(rest)
    if header.values(of: "Transfer-Encoding").contains(where: { $0.lowercased().hasSuffix("chunked") }) {
      body = HTTPCapture.joined(chunks: body) ?? body
    }
    let codings = header.values(of: "Content-Encoding").flatMap { $0.split(separator: ",") }
      .map { $0.filter { $0 != " " }.lowercased() }.filter { $0 != "identity" && !$0.isEmpty }
    for name in codings.reversed() {
      guard let coding = ContentCoding(named: name) else {
        if HTTPCapture.looksLikeText(body) { return body }
        throw FeedmillError(
          code: "bad-encoding", message: "the body is compressed in a way not known: \(name)")
      }
      if coding == .gzip, !Decompression.isGzip(body) { continue }
      do throws(Decompression.Failure) {
        body = try Decompression(coding, limitInBytes: InputLoader.maxDocumentBytes).decode(body)
      } catch {
        if coding != .gzip, HTTPCapture.looksLikeText(body) { continue }
        throw FeedmillError(
          code: "bad-encoding", message: "the \(name) data of the body is damaged: \(error)")
      }
    }
    return body
  }

  /// The chunks of a chunked body put together (RFC 9112 §7.1); nil when the body is none.
  private static func joined(chunks bytes: [UInt8]) -> [UInt8]? {
    var lines = Lines(bytes[...])
    var body: [UInt8] = []
    while let line = lines.next() {
      let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return nil
      }
      if size == 0 { return body }
      // A body that breaks off gives what there is.
      body += lines.rest.prefix(size)
      lines = Lines(lines.rest.dropFirst(size))
      guard let end = lines.next() else { return body }
      guard end.isEmpty else { return nil }
    }
    return body.isEmpty ? nil : body
  }

  private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 } == UInt8(ascii: "<") || bytes.prefix(512).allSatisfy { $0 >= 0x09 && $0 < 0x80 }
  }

  private struct Lines {
    var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { return nil }
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end]
      rest = end == rest.endIndex ? [] : rest[(end + 1)...]
      return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
  }
}
