internal import Foundation

extension FetchRequest {
  /// The header lines for one hop: secrets and the user's own lines only while the fetch is at its first
  /// origin.
  func fields(at chain: RedirectChain, first: FetchTarget, userAgent: String) throws(FetchError)
    -> [HeaderFields.Field]
  {
    var fields: [HeaderFields.Field] = [
      .init(name: "User-Agent", value: userAgent),
      .init(name: "Accept", value: kind.accept),
      .init(name: "Accept-Encoding", value: ContentCoding.accepted),
    ]
    fields += ConditionalGet.fields(for: validators, url: chain.current.url.absoluteString)
    guard chain.isAtFirstOrigin else { return fields }
    for field in headers.fields {
      guard HeaderFields.isToken(field.name), HeaderFields.isValidValue(field.value),
        !Self.reserved.contains(where: { HeaderFields.areSame($0, field.name) })
      else { throw .badHeader(RedactedURL(url), name: RedactedURL(field.name).description) }
      fields.removeAll { HeaderFields.areSame($0.name, field.name) }
      fields.append(field)
    }
    if let authorization = first.authorization, headers["Authorization"] == nil {
      fields.append(.init(name: "Authorization", value: authorization))
    }
    return fields
  }

  /// Lines that decide where a message goes and ends: libcurl writes them, nobody else.
  private static let reserved = [
    "Accept-Encoding", "Connection", "Content-Length", "Host", "TE", "Transfer-Encoding", "Upgrade",
  ]
}
