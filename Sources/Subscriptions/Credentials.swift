internal import Foundation

/// A user name and password for HTTP Basic.
///
/// Its description hides both, so that neither gets into a log by accident.
package struct Credentials: Sendable, Equatable, CustomStringConvertible {
  package var user: String
  package var password: String

  /// Both parts as they are sent, percent-decoded.
  package init(user: String, password: String) {
    self.user = user
    self.password = password
  }

  package var description: String { "***" }

  /// A URL without its `user:password@`, and what stood there.
  package static func split(_ url: String) -> (url: String, credentials: Credentials?) {
    guard let userinfo = userinfoRange(in: url[...]) else { return (url, nil) }
    let parts = url[userinfo].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let decoded = parts.map { $0.removingPercentEncoding ?? String($0) }
    var bare = url
    bare.removeSubrange(userinfo.lowerBound...userinfo.upperBound)
    return (bare, Credentials(user: decoded.first ?? "", password: decoded.count > 1 ? decoded[1] : ""))
  }

  /// The URL with these in it, percent-encoded.
  func inserted(into url: String) -> String {
    guard let start = url.firstRange(of: "://")?.upperBound else { return url }
    let parts = [user, password].map { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
    return url[..<start] + parts.joined(separator: ":") + "@" + url[start...]
  }

  /// Where the user name and password stand in a URL that starts at the start of `text`, without the `@`.
  static func userinfoRange(in text: Substring) -> Range<String.Index>? {
    guard let start = text.firstRange(of: "://")?.upperBound else { return nil }
    let end = text[start...].firstIndex { "/?#".contains($0) || $0.isWhitespace } ?? text.endIndex
    guard let at = text[start..<end].lastIndex(of: "@") else { return nil }
    return start..<at
  }
}
