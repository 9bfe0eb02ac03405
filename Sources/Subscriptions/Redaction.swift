internal import Foundation

extension String {
  /// The same text with passwords and tokens in URLs replaced by `***`, fit for status and logs.
  ///
  /// Hides `user:password@` and the value of a query parameter whose name tells of a secret.
  package var redacted: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "=") }) else { return self }
    return Self.hidingQuerySecrets(in: Self.hidingUserinfo(in: self))
  }
}

private extension String {
  static let secretNames: Set<String> = [
    "access_token", "api-key", "api_key", "apikey", "auth", "authorization", "code", "key", "pass",
    "passwd", "password", "pwd", "secret", "sig", "signature", "token",
  ]

  static func hidingUserinfo(in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") {
      let authority = rest[scheme.upperBound...]
      let end = authority.firstIndex { "/?#\"'<>".contains($0) || $0.isWhitespace } ?? authority.endIndex
      result += rest[..<scheme.upperBound]
      if let at = authority[..<end].lastIndex(of: "@") {
        result += "***"
        rest = authority[at...]
      } else {
        rest = authority
      }
    }
    return result + rest
  }

  static func hidingQuerySecrets(in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(where: { $0 == "?" || $0 == "&" }) {
      let start = rest.index(after: mark)
      result += rest[..<start]
      rest = rest[start...]
      let end = rest.firstIndex { "&#\"'<>".contains($0) || $0.isWhitespace } ?? rest.endIndex
      guard let equals = rest[..<end].firstIndex(of: "=") else { continue }
      guard secretNames.contains(rest[..<equals].lowercased()) else { continue }
      result += rest[...equals] + "***"
      rest = rest[end...]
    }
    return result + rest
  }
}
