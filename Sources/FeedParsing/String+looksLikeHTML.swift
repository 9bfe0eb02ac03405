internal import Markup

extension String {
  /// Whether text that may be either is HTML: it has a closed, void or attributed tag of HTML, or an entity, and no tag
  /// that HTML doesn't know.
  var looksLikeHTML: Bool {
    guard hasMarkupBytes else { return false }
    let bytes = Array(utf8)
    var evidence = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "&"):
        if let end = bytes.referenceEnd(at: index) {
          evidence = true
          index = end
        }
      case UInt8(ascii: "<"):
        switch bytes.tagEvidence(at: index) {
        case .none: break
        case .unknownTag: return false
        case .openTag: break
        case .certain: evidence = true
        }
      default: break
      }
      index += 1
    }
    return evidence
  }
}

private enum TagEvidence {
  case none, unknownTag, openTag, certain
}

extension [UInt8] {
  /// The index of the `;` of a character reference that begins at `index`.
  fileprivate func referenceEnd(at index: Int) -> Int? {
    var end = index + 1
    if end < count, self[end] == UInt8(ascii: "#") { end += 1 }
    let start = end
    while end < count, end - start < 32, self[end].isASCIILetter || self[end].isASCIIDigit { end += 1 }
    return end > start && end < count && self[end] == UInt8(ascii: ";") ? end : nil
  }

  fileprivate func tagEvidence(at index: Int) -> TagEvidence {
    var start = index + 1
    guard start < count else { return .none }
    if self[start] == UInt8(ascii: "!"), starts(with: "<!--".utf8, at: index) { return .certain }
    let isEnd = self[start] == UInt8(ascii: "/")
    if isEnd { start += 1 }
    var end = start
    while end < count, self[end].isASCIILetter || self[end].isASCIIDigit { end += 1 }
    guard end > start, self[start].isASCIILetter, end < count else { return .none }
    let next = self[end]
    let endsName = next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next <= UInt8(ascii: " ")
    guard endsName else { return .none }
    let name = String(decoding: self[start..<end], as: UTF8.self).lowercased()
    guard let known = HTMLNames.known[name] else { return .unknownTag }
    return isEnd || known || self[end] != UInt8(ascii: ">") && hasAttribute(at: end) ? .certain : .openTag
  }

  /// True when a `name=` follows before the tag ends.
  private func hasAttribute(at index: Int) -> Bool {
    for byte in self[index...].prefix(200) {
      if byte == UInt8(ascii: "=") { return true }
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") { return false }
    }
    return false
  }

  fileprivate func starts(with prefix: String.UTF8View, at index: Int) -> Bool {
    self[index...].starts(with: prefix)
  }
}

/// Elements that text in feeds uses when it is HTML.
enum HTMLNames {
  /// Whether the element stands without an end tag, by name.
  static let known: [String: Bool] = {
    let void = ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
    let others = """
      a abbr acronym address applet article aside audio b bdi bdo big blockquote body button canvas caption center \
      cite code colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font \
      footer form frame frameset h1 h2 h3 h4 h5 h6 head header html i iframe ins kbd label legend li main map mark \
      menu nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script \
      section select small span strike strong style sub summary sup svg table tbody td template textarea tfoot th \
      thead time title tr track tt u ul var video
      """
    var known: [String: Bool] = [:]
    for name in void { known[name] = true }
    for name in others.split(separator: " ") { known[String(name)] = false }
    return known
  }()
}
