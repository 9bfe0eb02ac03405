import Fetching
import Foundation
import Testing

/// Readers of what servers send, fed with noise: they may find nothing, but must come back.
struct NoiseTests {
  /// The same noise on each run, rich in the bytes that mean something.
  private struct Noise {
    private var state: UInt64
    private let alphabet: [UInt8]

    init(seed: UInt64, alphabet: String) {
      state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
      self.alphabet = Array(alphabet.utf8) + [0, 9, 10, 13, 0x7F, 0x80, 0xC3, 0xFF]
    }

    mutating func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
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
      for coding in [Inflate.Coding.gzip, .deflate] {
        _ = try? Inflate(coding, limitInBytes: 1000).decode([0x1F, 0x8B, 8, 0] + bytes)
        _ = try? Inflate(coding, limitInBytes: 1000).decode(bytes)
      }
      readers += 1
    }
    #expect(readers == 500)
  }
}
