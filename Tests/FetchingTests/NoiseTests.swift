import Fetching
import Foundation
import TestSupport
import Testing

/// Readers of what servers send, fed with noise: they may find nothing, but must come back.
struct NoiseTests {
  /// The same noise on each run, rich in the bytes that mean something.
  private struct Noise {
    private var generator: SeededGenerator
    private let alphabet: [UInt8]

    init(seed: UInt64, alphabet: String) {
      generator = SeededGenerator(seed: seed)
      self.alphabet = Array(alphabet.utf8) + [0, 9, 10, 13, 0x7F, 0x80, 0xC3, 0xFF]
    }

    mutating func number(below limit: Int) -> Int {
      Int.random(in: 0..<limit, using: &generator)
    }

    mutating func bytes(upTo limit: Int) -> [UInt8] {
      (0..<number(below: limit)).map { _ in alphabet[number(below: alphabet.count)] }
    }
  }

  @Test(arguments: 0..<20)
  func `noise does no harm`(seed: Int) {
    var noise = Noise(
      seed: UInt64(seed), alphabet: "0123456789abcdefxXfF:.[]%@/?#-*$, GMTJanuser-agent:dislow")
    var readers = 0
    for _ in 0..<500 {
      let bytes = noise.bytes(upTo: 60)
      let text = String(decoding: bytes, as: UTF8.self)
      _ = Date(httpDate: text)
      _ = IPAddress(host: text)
      _ = IPAddress(bytes: bytes)
      _ = HostPort(text)
      _ = RedactedURL(text)
      _ = try? FetchRequest(parsing: text)
      var fields = HeaderFields()
      fields.append(line: bytes)
      _ = Robots(parsing: Array("user-agent:*\ndisallow:".utf8) + bytes).allows(path: text)
      for coding in ContentCoding.allCases {
        _ = try? Decompression(coding, limitInBytes: 1000).decode([0x1F, 0x8B, 8, 0] + bytes)
        _ = try? Decompression(coding, limitInBytes: 1000).decode(bytes)
      }
      readers += 1
    }
    #expect(readers == 500)
  }
}
