package import Foundation

/// A whole answer: status, header and decoded body, after all redirects.
package struct FetchResponse: Sendable {
  /// One redirect that was followed.
  package struct Redirect: Sendable, Equatable {
    /// 301, 302, 303, 307 or 308.
    package let status: Int
    /// Who sent it.
    package let from: URL
    /// Where it led.
    package let to: URL

    /// Whether the sender says the move is for good (301, 308).
    package var isPermanent: Bool { status == 301 || status == 308 }
  }

  /// The HTTP status, never that of a redirect that was followed.
  package let status: Int
  /// The header lines of the last hop.
  package let headers: HeaderFields
  /// The body after decoding; empty for 304.
  package let body: [UInt8]
  /// Who answered, without credentials and fragment.
  package let finalURL: URL
  /// The redirects followed, in order.
  package let redirects: [Redirect]
  /// When the last byte came.
  package let fetchedAt: Date
  /// The size of the body on the wire, before decoding.
  package let wireBytes: Int
  /// Whether the body was cut at its limit (robots.txt only).
  package let isCut: Bool
}

package extension FetchResponse {
  /// Whether the document is the one asked for with `validators`.
  var isNotModified: Bool { status == 304 }

  /// Whether the body is a complete document: 200, or 226 with the entries that are new.
  var isComplete: Bool { (status == 200 || status == 226) && !isCut }

  /// Whether there were redirects and all of them said the move is for good.
  var isPermanentlyMoved: Bool { !redirects.isEmpty && redirects.allSatisfy(\.isPermanent) }

  /// ETag and Last-Modified of this answer, for the URL that gave them.
  var validators: Validators {
    Validators(
      etag: headers["ETag"], lastModified: headers["Last-Modified"], url: finalURL.absoluteString)
  }

  /// The Content-Type as it came; nil when there is none.
  var contentType: String? { headers["Content-Type"] }

  /// The charset parameter of the Content-Type; nil when it has none.
  var charset: String? {
    for part in contentType?.split(separator: ";").dropFirst() ?? [] {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, HeaderFields.areSame(Self.trimmed(pair[0]), "charset") else { continue }
      let value = Self.trimmed(pair[1]).trimmingCharacters(in: ["\"", "'"])
      return value.isEmpty ? nil : value
    }
    return nil
  }

  /// Seconds the server asks to wait, never negative; nil without a readable Retry-After.
  ///
  /// The header holds a number or a date.
  var retryAfterInSeconds: Int? {
    guard let value = headers["Retry-After"] else { return nil }
    if let seconds = Self.seconds(value) { return seconds }
    return Date(httpDate: value).map { Self.seconds(from: date ?? fetchedAt, to: $0) }
  }

  /// Cache-Control's max-age; nil without one.
  var maxAgeInSeconds: Int? {
    for value in headers.values(of: "Cache-Control") {
      for directive in value.split(separator: ",") {
        let pair = directive.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, HeaderFields.areSame(Self.trimmed(pair[0]), "max-age") else { continue }
        return Self.seconds(Self.trimmed(pair[1]).trimmingCharacters(in: ["\""]))
      }
    }
    return nil
  }

  /// The Date header; nil without a readable one.
  var date: Date? { headers["Date"].flatMap(Date.init(httpDate:)) }

  /// The Expires header; nil without a readable one, such as `0`.
  var expires: Date? { headers["Expires"].flatMap(Date.init(httpDate:)) }

  /// Seconds from Date to Expires, never negative; nil without a readable Expires.
  var secondsUntilExpiry: Int? {
    expires.map { Self.seconds(from: date ?? fetchedAt, to: $0) }
  }
}

private extension FetchResponse {
  static func trimmed(_ text: Substring) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }

  /// A whole number of seconds; what is too large to hold is the largest.
  static func seconds(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return min(Int(text) ?? maxSeconds, maxSeconds)
  }

  /// No server means more than a century.
  static var maxSeconds: Int { 100 * 366 * 86_400 }

  static func seconds(from start: Date, to end: Date) -> Int {
    let seconds = end.timeIntervalSince(start).rounded(.up)
    return Int(max(0, min(seconds, Double(maxSeconds))))
  }
}
