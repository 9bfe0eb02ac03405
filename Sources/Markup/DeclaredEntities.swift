/// The entities of plain text that a feed's doctype declares: few, short, and never nested.
struct DeclaredEntities {
  private var texts: [[UInt8]: [UInt8]] = [:]
  private var expandedBytes = 0

  /// Keeps an entity unless it is one too many, too long, or more than plain text.
  mutating func declare(_ name: ArraySlice<UInt8>, text: ArraySlice<UInt8>, limits: MarkupLimits) {
    guard texts.count < limits.maxDeclaredEntities, text.count <= limits.maxDeclaredEntitySizeInBytes,
      !text.contains(ASCII.less), !text.contains(0x25), texts[Array(name)] == nil
    else { return }
    let text = Array(text)
    // References to other entities are left as they stand: that is how bombs are built.
    let isPlain = text.indices.allSatisfy {
      text[$0] != ASCII.ampersand || Entities.match(in: text, at: $0, inAttribute: false) != nil
    }
    if isPlain { texts[Array(name)] = decodeEntities(text) }
  }

  /// The text of an entity; nil when there is none, or when all expansions together pass `allowance`.
  mutating func take(_ name: ArraySlice<UInt8>, allowance: Int) -> [UInt8]? {
    guard !texts.isEmpty, let text = texts[Array(name)], expandedBytes + text.count <= allowance else {
      return nil
    }
    expandedBytes += text.count
    return text
  }
}
