internal import Crypto
package import Foundation

extension PollOutcome {
  /// SHA-256 of a decoded body, to tell the same document when it comes again.
  package static func bodyHash(_ body: [UInt8]) -> Data { Data(SHA256.hash(data: body)) }
}
