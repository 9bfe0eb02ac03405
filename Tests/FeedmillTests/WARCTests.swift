import Fetching
import Foundation
import Testing

@testable import Feedmill

@Suite struct WARCTests {
  private static let page =
    "<html><title>Ferry</title><article><h1>Ferry</h1>"
    + (1...4).map { number in
      "<p>The ferry stops for \(number) weeks, the port said on Monday, and nobody on the island knows what people "
        + "will do for milk, bread and letters until the \(number) boats that were promised come back.</p>"
    }.joined() + "</article></html>"

  private func record(
    _ type: String, url: String = "https://a.example/1", contentType: String = "application/http",
    _ block: [UInt8]
  ) -> [UInt8] {
    let header = """
      WARC/1.0\r
      WARC-Type: \(type)\r
      WARC-Target-URI: <\(url)>\r
      WARC-Record-ID: <urn:uuid:1>\r
      WARC-Date: 2026-03-02T10:20:30Z\r
      Content-Type: \(contentType)\r
      Content-Length: \(block.count)\r
      \r\n
      """
    return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
  }

  private func http(
    _ body: [UInt8] = Array(page.utf8), _ fields: String = "", status: Int = 200, type: String = "text/html"
  ) -> [UInt8] {
    Array("HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\n\(fields)\r\n".utf8) + body
  }

  private func read(_ bytes: [UInt8]) throws -> [Result<WARCRecord, FeedmillError>] {
    let file = FileManager.default.temporaryDirectory.appending(path: "feedmill-warc-\(UUID()).warc")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forReadingFrom: file)
    return Array(WARCReader(handle, source: "x.warc"))
  }

  private func articles(_ bytes: [UInt8]) throws -> [Article] {
    try read(bytes).compactMap { try $0.get().article(of: "x.warc") }
  }

  @Test func `a response's page is extracted, plain and compressed in either way`() throws {
    let plain =
      record("warcinfo", Array("software: x".utf8)) + record("response", http()) + record("request", [])
    let one = try #require(Gzip.compress(record("warcinfo", Array("software: x".utf8))))
    let two = try #require(Gzip.compress(record("response", http())))
    for (bytes, offset) in [
      (plain, record("warcinfo", Array("software: x".utf8)).count), (one + two, one.count),
    ] {
      let found = try #require(articles(bytes).first)
      #expect(found.title == "Ferry")
      #expect(found.url == "https://a.example/1")
      #expect(found.page?.status == 200)
      #expect(found.page?.recordOffset == offset)
      #expect(found.page?.recordID == "urn:uuid:1")
      #expect(found.page?.fetchedAt == Date(timeIntervalSince1970: 1_772_446_830))
    }
    let whole = try articles(try #require(Gzip.compress(plain)))
    #expect(whole.map(\.title) == ["Ferry"])
    #expect(whole[0].page?.recordOffset == nil)
  }

  @Test func `what was done to a body for the way is undone, or was undone before`() throws {
    let body = Array(Self.page.utf8)
    let packed = try #require(Gzip.compress(body))
    func chunk(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      let size = Array("\(String(bytes.count, radix: 16));x=1\r\n".utf8)
      return size + bytes + Array("\r\n".utf8)
    }
    func chunked(_ bytes: [UInt8]) -> [UInt8] { chunk(bytes[..<60]) + chunk(bytes[60...]) + chunk([]) }
    for block in [
      http(packed, "Content-Encoding: gzip\r\n"), http(body, "Content-Encoding: gzip\r\n"),
      http(chunked(body), "Transfer-Encoding: chunked\r\n"), http(body, "Transfer-Encoding: chunked\r\n"),
      http(chunked(packed), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
      http(body, "Content-Encoding: br\r\n"),
    ] {
      let found = try articles(record("response", block))
      #expect(found.first?.contentText?.hasPrefix("The ferry stops") == true)
    }
  }

  @Test func `resources and conversions are pages, other records and types are passed over`() throws {
    let bytes =
      record("resource", contentType: "text/html", Array(Self.page.utf8))
      + record("conversion", contentType: "text/plain", Array("The ferry stops.\n\nNobody knows more.".utf8))
      + record("response", http(status: 404)) + record("response", http(type: "image/png"))
      + record("revisit", http()) + record("metadata", contentType: "text/plain", Array("a: b".utf8))
    let found = try articles(bytes)
    #expect(found.count == 2)
    #expect(found.last?.contentText == "The ferry stops.\n\nNobody knows more.")
  }

  @Test func `a broken record gives an error and the next ones are read`() throws {
    let bad = Array("WARC/1.0\r\nWARC-Type: response\r\n\r\n".utf8)
    let large = Array("WARC/1.0\r\nContent-Length: \(WARCReader.maxRecordBytes + 1)\r\n\r\n".utf8)
    let results = try read(
      bad + record("response", http()) + Array("lost\r\n".utf8) + record("response", http()))
    #expect(results.count == 3)
    #expect(throws: FeedmillError.self) { try results[0].get() }
    #expect(try results[2].get().article(of: "x")?.title == "Ferry")
    #expect(
      try read(large).contains {
        if case .failure(let error) = $0 { error.code == "over-limit" } else { false }
      })
    let cut = try read(record("response", http()) + record("response", http()).prefix(200))
    #expect(cut.count == 2)
    #expect(throws: FeedmillError.self) { try cut[1].get() }
  }

  @Test func `damaged compression ends the file with one error`() throws {
    let packed = try #require(Gzip.compress(record("response", http())))
    let results = try read(packed + packed.dropLast(40))
    #expect(results.count == 2)
    #expect(
      throws: FeedmillError(
        code: "bad-gzip", message: "the compressed data is damaged: truncated", source: "x.warc")
    ) {
      try results[1].get()
    }
    #expect(try read([]).isEmpty)
    #expect(try read(Array("no archive".utf8)).count == 1)
  }

  @Test func `any bytes in give records or errors, and an end`() throws {
    let whole =
      record("response", http()) + record("resource", contentType: "text/html", Array(Self.page.utf8))
    for cut in stride(from: 0, to: whole.count, by: 37) {
      for result in try read(Array(whole[cut...])) { _ = try? result.get().article(of: "x") }
      for result in try read(Array(whole[..<cut])) { _ = try? result.get().article(of: "x") }
    }
  }
}
