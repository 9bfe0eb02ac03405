import Fetching
import Foundation
import TestSupport
import Testing

struct DecodingTests {
  private static let text = Array(String(repeating: "some text, ", count: 500).utf8)

  /// The raw data inside of a zlib wrapper.
  private static let raw = Array(Compression.zlib(text).dropFirst(2).dropLast(4))

  private func fetch(_ body: [UInt8], encoding: String, limits: FetchLimits = .feed) async throws
    -> FetchResponse
  {
    let server = try TestServer { _ in
      Response(headers: ["Content-Encoding": encoding], body: .bytes(body))
    }
    return try await Fetcher.local(server).fetch(FetchRequest(server.url("/"), limits: limits))
  }

  private func code(_ body: [UInt8], encoding: String, limits: FetchLimits = .feed) async throws -> String? {
    do throws(any Error) {
      _ = try await fetch(body, encoding: encoding, limits: limits)
      return nil
    } catch {
      return (error as? FetchError)?.code
    }
  }

  private static let whole: [(String, [UInt8])] = [
    ("gzip", Compression.gzip(text)), ("x-gzip", Compression.gzip(text)), ("GZIP", Compression.gzip(text)),
    ("deflate", Compression.zlib(text)), ("deflate", raw), ("identity", text), ("", text),
    ("identity, gzip", Compression.gzip(text)),
    ("br", Compression.brotli(text)), ("br", Compression.brotli(text) + [0, 0, 0]),
    ("zstd", Compression.zstd(text)), ("zstd", Compression.zstd(text) + [0, 0, 0]),
    ("zstd", Compression.zstd(Array(text[..<700])) + Compression.zstd(Array(text[700...]))),
    // A frame to be skipped, of 2 bytes, stands before the data.
    ("zstd", [0x5A, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2] + Compression.zstd(text)),
    ("gzip", Compression.gzip(Array(text[..<700])) + Compression.gzip(Array(text[700...]))),
    ("gzip", Compression.gzip(text) + [0, 0, 0]),
  ]

  @Test(arguments: whole)
  func `what was asked for is decoded`(encoding: String, body: [UInt8]) async throws {
    let response = try await fetch(body, encoding: encoding)
    #expect(response.body == Self.text)
    #expect(response.wireBytes == body.count)
  }

  @Test func `data that ends early is an error`() async throws {
    let gzip = Compression.gzip(Self.text)
    #expect(gzip.count > 20)
    for length in [1, 5, 12, gzip.count - 8, gzip.count - 1] {
      #expect(try await code(Array(gzip.prefix(length)), encoding: "gzip") == "truncated")
    }
    #expect(try await code(Array(Self.raw.dropLast(3)), encoding: "deflate") == "truncated")
    #expect(try await code(gzip + gzip.prefix(15), encoding: "gzip") == "truncated")
    for (encoding, data) in [("br", Compression.brotli(Self.text)), ("zstd", Compression.zstd(Self.text))] {
      for length in [1, 5, data.count / 2, data.count - 1] {
        #expect(try await code(Array(data.prefix(length)), encoding: encoding) == "truncated")
      }
    }
  }

  @Test func `a bomb is stopped at the limit`() async throws {
    let zeros = [UInt8](repeating: 0, count: 17 << 20)
    let bombs = [
      ("gzip", Compression.gzip(zeros)), ("br", Compression.brotli(zeros)), ("zstd", Compression.zstd(zeros)),
    ]
    for (encoding, bomb) in bombs {
      #expect(bomb.count < 100_000)
      #expect(try await code(bomb, encoding: encoding) == "too-large")
    }
    let many = Array(repeatElement(Compression.gzip(Self.text), count: 10).joined())
    #expect(
      try await code(many, encoding: "gzip", limits: .small { $0.decodedBytes = 20_000 }) == "too-large")
  }

  @Test func `a member that fills the limit does not hide the next`() throws {
    let member = Compression.gzip([UInt8](repeating: 0, count: 1000))
    #expect(try Decompression.gunzip(member, limitInBytes: 1000).count == 1000)
    #expect(throws: Decompression.Failure.tooLarge(limitInBytes: 1000)) {
      try Decompression.gunzip(member + member, limitInBytes: 1000)
    }
  }

  @Test func `very many empty members cost little`() throws {
    let empty = Compression.gzip([])
    let file = Array(repeatElement(empty, count: (8 << 20) / empty.count).joined())
    let start = ContinuousClock.now
    #expect(try Decompression.gunzip(file, limitInBytes: 1000).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `corrupt data, unknown and repeated encodings are errors`() async throws {
    #expect(try await code(Self.text, encoding: "gzip") == "bad-encoding")
    #expect(try await code(Self.text, encoding: "br") == "bad-encoding")
    #expect(try await code(Self.text, encoding: "zstd") == "bad-encoding")
    #expect(try await code(Self.text, encoding: "compress") == "bad-encoding")
    // A frame whose header asks for a window of 2 GiB.
    #expect(
      try await code([0x28, 0xB5, 0x2F, 0xFD, 0, 0xA8, 1, 0, 0], encoding: "zstd") == "bad-encoding")
    let twice = Compression.gzip(Compression.gzip(Self.text))
    #expect(try await code(twice, encoding: "gzip, gzip") == "bad-encoding")
    var flipped = Compression.gzip(Self.text)
    flipped[flipped.count - 6] ^= 0xFF
    #expect(try await code(flipped, encoding: "gzip") == "bad-encoding")
  }

  @Test func `an empty body needs no decoding`() async throws {
    #expect(try await fetch([], encoding: "gzip").body.isEmpty)
  }

  @Test func `a file of gzip members is read whole`() throws {
    let file = Compression.gzip(Array(Self.text[..<700])) + Compression.gzip(Array(Self.text[700...]))
    #expect(Decompression.isGzip(file))
    #expect(try Decompression.gunzip(file, limitInBytes: Self.text.count) == Self.text)
    #expect(throws: Decompression.Failure.tooLarge(limitInBytes: 100)) {
      try Decompression.gunzip(file, limitInBytes: 100)
    }
    #expect(throws: Decompression.Failure.truncated) { try Decompression.gunzip([], limitInBytes: 100) }
  }

  @Test func `a part is kept where that is asked for`() throws {
    let gzip = Compression.gzip(Self.text)
    let cut = try Decompression(.gzip, limitInBytes: 100, keepsPart: true).decode(gzip)
    #expect(cut == Array(Self.text[..<100]))
    let early = try Decompression(.gzip, limitInBytes: 10_000, keepsPart: true).decode(
      Array(gzip.dropLast(9)))
    #expect(Self.text.starts(with: early))
  }
}
