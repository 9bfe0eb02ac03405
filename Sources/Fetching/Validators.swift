/// What a server gave to ask "has it changed?" with next time, kept as it came and echoed as it came.
///
/// Each character stands for one byte (ISO 8859-1), so that odd bytes survive storing and sending.
package struct Validators: Sendable, Hashable, Codable {
  /// The ETag with its quotes and `W/`; nil when the server sent none.
  package var etag: String?
  /// The Last-Modified date as written; nil when the server sent none.
  package var lastModified: String?
  /// The URL that answered with them: they are sent to no other. nil sends them to every hop.
  package var url: String?

  /// Longer values are not kept.
  package static let maxLength = 1024

  /// Validators to send; values that are too long or hold control characters are dropped.
  package init(etag: String? = nil, lastModified: String? = nil, url: String? = nil) {
    self.etag = Self.acceptable(etag)
    self.lastModified = Self.acceptable(lastModified)
    self.url = url
  }

  /// Whether there is nothing to ask with.
  package var isEmpty: Bool { etag == nil && lastModified == nil }

  private static func acceptable(_ value: String?) -> String? {
    guard let value, !value.isEmpty, value.unicodeScalars.count <= maxLength,
      HeaderFields.isValidValue(value)
    else { return nil }
    return value
  }
}
