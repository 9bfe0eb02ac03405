internal import Markup

/// Feed content after cleaning: as HTML and as text, from one tree.
package struct CleanFragment {
  /// The allow-list's elements only, absolute URLs; empty when nothing is left.
  package let html: [UInt8]
  /// Blocks separated by one blank line.
  package let text: String
  /// What an editor took out; nil when it changed nothing.
  package let edit: BodyEdit?

  /// Cleans a piece of HTML; `base` is what its relative links are resolved against.
  package init(_ fragment: [UInt8], base: String?, editing: BodyEditing? = nil) {
    let fragment = Mojibake.mended(fragment) ?? fragment
    if !fragment.hasMarkupBytes {
      self.init(text: fragment, base: base, editing: editing)
    } else if let editing, editing.mayEdit(fragment) {
      self.init(treeOf: fragment, base: base, editing: editing)
    } else if let plain = PlainBody(fragment, for: .body(base: base)) {
      self.init(
        html: CleanFragment.unwrapped(plain.html.bytes, source: fragment), text: plain.text.bytes.string)
    } else {
      self.init(treeOf: fragment, base: base, editing: nil)
    }
  }

  private init(html: [UInt8], text: String) {
    self.html = html
    self.text = text
    edit = nil
  }

  private init(text fragment: [UInt8], base: String?, editing: BodyEditing?) {
    let edited = editing?.edit(fragment.string)
    let source = edited.map { Array($0.text.utf8) } ?? fragment
    html = CleanFragment.unwrapped(sanitizedHTML(source, base: base), source: source)
    text = normalizedText(source.string)
    edit = edited?.edit == BodyEdit() ? nil : edited?.edit
  }

  /// Cleans what may be anything, by way of a tree. An editor is one whose `mayEdit` said yes to the fragment.
  package init(treeOf fragment: [UInt8], base: String?, editing: BodyEditing?) {
    var body = fragmentTree(fragment)?.body
    edit = CleanFragment.edit(&body, of: fragment, by: editing)
    guard let body else {
      html = []
      text = ""
      return
    }
    Sanitizer(base: base, dropsHidden: true).clean(body)
    html = CleanFragment.unwrapped(serialize(body), source: fragment)
    text = PlainText.render(body)
  }

  /// Lets the editor work; what it refuses is read again, for the tree is changed by then.
  private static func edit(_ body: inout Node?, of fragment: [UInt8], by editing: BodyEditing?) -> BodyEdit? {
    guard let editing, let changing = body else { return nil }
    let edit = editing.edit(changing)
    if edit.isRefused, let unchanged = fragmentTree(fragment)?.body { body = unchanged }
    return edit.isRefused || edit == BodyEdit() ? nil : edit
  }

  /// The content of a lone paragraph that the source didn't have: a line of text stays a line.
  private static func unwrapped(_ html: [UInt8], source: [UInt8]) -> [UInt8] {
    guard html.starts(with: paragraphStart), html.suffix(4).elementsEqual(paragraphEnd) else { return html }
    // Another paragraph, or another block, would end this one.
    guard html.index(ofWord: paragraphEnd, from: 3, to: html.count - 4) == nil,
      sourceStarts.allSatisfy({ source.index(ofWord: $0) == nil })
    else { return html }
    return Array(html[3..<(html.count - 4)])
  }

  private static let paragraphStart = Array("<p>".utf8)
  private static let paragraphEnd = Array("</p>".utf8)
  private static let sourceStarts = [Array("<p".utf8), Array("<P".utf8)]
}
