internal import Crypto
package import Foundation

/// What feedmill knows an item by, for ever: SHA-256 over the feed's own UUID and the item's identity.
package struct ItemKey: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: Data

  /// A key that was made before; nil unless it has 32 bytes.
  package init?(bytes: Data) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The key of `value` in one feed. `kind` keeps ids, links and hashes from meeting each other.
  package init(feed: UUID, kind: String, value: String) {
    let parts = ["v1", feed.uuidString.lowercased(), kind, value]
    self.bytes = Data(SHA256.hash(data: Data(parts.joined(separator: "\0").utf8)))
  }

  /// 64 hexadecimal digits, in lower case.
  package var hex: String { bytes.hex }

  /// The first 16 hexadecimal digits, as file names have them.
  package var shortHex: String { bytes.prefix(8).hex }

  package var description: String { hex }
}

extension Data {
  /// The bytes in hexadecimal digits, in lower case.
  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count * 2)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// SHA-256 of several texts, each closed by a zero byte so that none runs into the next.
  static func digest(of texts: [String]) -> Data {
    var hash = SHA256()
    for text in texts {
      hash.update(data: Data(text.utf8))
      hash.update(data: Data([0]))
    }
    return Data(hash.finalize())
  }
}
