/// What becomes of stored validators when an answer comes. Pure: values in, values out.
package enum ConditionalGet {
  /// The header lines that ask for the document only if it has changed; both, when both are known.
  ///
  /// None for a URL other than the one the validators came from.
  package static func fields(for validators: Validators, url: String) -> [HeaderFields.Field] {
    if let origin = validators.url, origin != url { return [] }
    var fields: [HeaderFields.Field] = []
    if let etag = validators.etag { fields.append(.init(name: "If-None-Match", value: etag)) }
    if let date = validators.lastModified { fields.append(.init(name: "If-Modified-Since", value: date)) }
    return fields
  }

  /// The validators to store after an answer.
  ///
  /// A complete document (200, 226) brings its own, and none when it has none. 304 replaces only what it
  /// repeats (RFC 9111 §4.3.4). Anything else leaves what was stored.
  package static func validators(after response: FetchResponse, stored: Validators) -> Validators {
    if response.isComplete { return response.validators }
    guard response.isNotModified else { return stored }
    let fresh = response.validators
    return Validators(
      etag: fresh.etag ?? stored.etag, lastModified: fresh.lastModified ?? stored.lastModified,
      url: fresh.url)
  }
}
