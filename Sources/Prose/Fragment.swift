internal import Markup

/// The tree of a piece of HTML; nil when it has no content.
func fragmentTree(_ html: [UInt8]) -> HTMLTree? {
  // Inside a div libxml2 makes no paragraphs of its own around loose text.
  let page = Array("<!DOCTYPE html><html><body><div>".utf8) + html
  let isValid = (try? UTF8Span(validating: page.span)) != nil
  let repaired = RepairedHTML(isValid ? page : Array(page.string.utf8))
  // What libxml2 can't read at all has no content.
  return try? HTMLTree(utf8: repaired.utf8)
}

/// Feed content as clean HTML: the allow-list, absolute URLs, nothing hidden.
///
/// Text without markup becomes paragraphs at its blank lines. Empty when nothing is left.
package func sanitizedHTML(_ fragment: [UInt8], base: String?) -> [UInt8] {
  if !fragment.hasMarkupBytes {
    return paragraphs(ofText: fragment)
  }
  guard let tree = fragmentTree(fragment), let body = tree.body else { return [] }
  Sanitizer(base: base, dropsHidden: true).clean(body)
  return serialize(body)
}

/// Text as paragraphs, split at blank lines.
private func paragraphs(ofText text: [UInt8]) -> [UInt8] {
  var html = HTMLWriter()
  var paragraph: [UInt8] = []
  func end() {
    var line = normalizedText(paragraph.string)
    while line.unicodeScalars.first == "\u{338}" { line.unicodeScalars.removeFirst() }
    paragraph.removeAll(keepingCapacity: true)
    guard !line.isEmpty else { return }
    if !html.bytes.isEmpty { html.raw("\n") }
    html.start("p")
    html.text(line)
    html.end("p")
  }
  for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
    if line.allSatisfy(isSpace) { end() }
    paragraph.append(contentsOf: line)
    paragraph.append(0x0A)
  }
  end()
  return html.bytes
}
