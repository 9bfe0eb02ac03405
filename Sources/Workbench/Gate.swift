/// Who may ask the workbench: only pages that it served itself, from this machine, by the secret in their address.
///
/// Another page in the same browser can send requests to any port. It doesn't know the token, it can't take a name
/// that resolves to this machine for the server's own (the `Host` header names what was typed), and it can't send JSON
/// of its own without asking first.
struct Gate: Sendable {
  /// The secret part of every path.
  let token: String
  /// The port that is listened on.
  let port: UInt16

  /// What a request says of itself.
  struct Visit {
    var isPost = false
    /// The path as it came, without the query.
    var path: String
    var host: String?
    var origin: String?
    var contentType: String?
    /// The size of its body; nil when it doesn't say.
    var sizeInBytes: Int? = 0
  }

  /// What becomes of a request.
  enum Decision: Equatable {
    /// It may ask for what stands behind the token.
    case allowed(String)
    /// It is refused with an HTTP status.
    case refused(Int, String)
  }

  /// More than any rule file has.
  static let maxBodyInBytes = 2 << 20

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// Whether a request is let in.
  func decision(on visit: Visit) -> Decision {
    guard let host = visit.host?.lowercased(), hosts.contains(host) else {
      return .refused(403, "this server is reached as 127.0.0.1 only")
    }
    let parts = visit.path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
    let inner = parts.first?.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false) ?? []
    guard let given = inner.first, Gate.isEqual(given, token) else {
      return .refused(403, "the address lacks the token that was printed at the start")
    }
    guard inner.count == 2 else { return .refused(404, "there is nothing here") }
    if visit.isPost {
      guard visit.origin?.lowercased() == "http://" + host else {
        return .refused(403, "the request comes from another page")
      }
      guard visit.contentType?.lowercased().hasPrefix("application/json") == true else {
        return .refused(415, "only JSON is read")
      }
      guard let size = visit.sizeInBytes else {
        return .refused(411, "the request doesn't say how long it is")
      }
      guard size <= Gate.maxBodyInBytes else { return .refused(413, "the request is too long") }
    }
    return .allowed(String(inner[1]))
  }

  /// Takes as long for a wrong token as for the right one.
  private static func isEqual(_ given: Substring, _ token: String) -> Bool {
    guard given.utf8.count == token.utf8.count else { return false }
    return zip(given.utf8, token.utf8).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
  }

  /// A token that nobody guesses: 192 bits of the system's own randomness.
  static func makeToken() -> String {
    var source = SystemRandomNumberGenerator()
    let words = (0..<3).map { _ in String(source.next(), radix: 16) }
    return words.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
  }
}
