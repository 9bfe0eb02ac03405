/// A `<script>` whose contents are data: JSON-LD, or the state a page's own code starts from.
package struct DataScript: Sendable, Equatable {
  /// The `type` attribute in lower case without parameters; "" when there is none.
  package var type: String
  /// The `id` attribute.
  package var id: String?
  /// What stands between the tags, as it is.
  package var content: [UInt8]

  /// True for `application/ld+json`.
  package var isLinkedData: Bool { type == "application/ld+json" }
}

extension DataScript {
  /// The start of scripts that assign state to a global, such as `window.__STATE__ = {…}`.
  private static let statePrefixes: [StaticString] = ["window.__", "window[\"__", "self.__", "var __"]

  /// Whether a script of this type holds data.
  static func isData(type: String, content: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
    if type.hasSuffix("json") { return true }
    guard type.isEmpty || type.hasSuffix("javascript") || type == "module" else { return false }
    let start = bytes.indexAfterSpaces(from: content.startIndex)
    return start < content.endIndex && statePrefixes.contains { bytes.hasWord($0, at: start) }
  }
}
