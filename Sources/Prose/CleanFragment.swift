internal import Markup

/// Feed content after cleaning: as HTML and as text, from one tree.
package struct CleanFragment {
  /// The allow-list's elements only, absolute URLs; empty when nothing is left.
  package let html: [UInt8]
  /// Blocks separated by one blank line.
  package let text: String

  /// Cleans a piece of HTML; `base` is what its relative links are resolved against.
  package init(_ fragment: [UInt8], base: String?) {
    guard fragment.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      html = sanitizedHTML(fragment, base: base)
      text = normalizedText(fragment.string)
      return
    }
    guard let tree = fragmentTree(fragment), let body = tree.body else {
      html = []
      text = ""
      return
    }
    Sanitizer(base: base, dropsHidden: true).clean(body)
    html = serialize(body)
    text = PlainText.render(body)
  }
}
