internal import CLibXML2

// What stands inside an element; the reader is at the element's end then.

extension XMLReader {
  /// The text inside an element, markup left out, CDATA and text joined; the reader then stands at
  /// the element's end. "" for an element without text.
  package func text(of parent: XMLElement) -> String {
    var text = ""
    while stepInside(parent) {
      guard isText, let value = unsafe xmlTextReaderConstValue(reader) else { continue }
      // The first piece is nearly always the only one: no second copy is made of it.
      if text.isEmpty { text = unsafe String(xml: value) } else { text += unsafe String(xml: value) }
    }
    return text
  }

  /// What is inside an element: its text as it stands, or HTML as soon as there is an element in it.
  package func content(of parent: XMLElement) -> XMLContent {
    var html = HTMLWriter()
    var text = ""
    var hasElements = false
    while stepInside(parent) {
      let type = nodeType
      if type == XML_READER_TYPE_ELEMENT {
        if !hasElements { html.text(text) }
        hasElements = true
        html.start(name, attributes: attributes.map { ($0.qualifiedName, $0.value) })
        if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { html.end(name) }
      } else if type == XML_READER_TYPE_END_ELEMENT {
        html.end(name)
      } else if isText, let value = unsafe xmlTextReaderConstValue(reader) {
        let piece = unsafe String(xml: value)
        if hasElements { html.text(piece) } else if text.isEmpty { text = piece } else { text += piece }
      }
    }
    return hasElements ? .markup(String(decoding: html.bytes, as: UTF8.self)) : .text(text)
  }

  /// What is inside an element as HTML: names without prefixes, text escaped, void elements unclosed.
  ///
  /// `xml:base` and `xml:lang` stay as attributes of those names.
  package func innerHTML(of parent: XMLElement) -> [UInt8] {
    var html = HTMLWriter()
    while stepInside(parent) {
      let type = nodeType
      if type == XML_READER_TYPE_ELEMENT {
        html.start(name, attributes: attributes.map { ($0.qualifiedName, $0.value) })
        if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { html.end(name) }
      } else if type == XML_READER_TYPE_END_ELEMENT {
        html.end(name)
      } else if isText, let value = unsafe xmlTextReaderConstValue(reader) {
        let bytes = unsafe UnsafeBufferPointer(start: value, count: length(value))
        unsafe html.text(Span(_unsafeElements: bytes))
      }
    }
    return html.bytes
  }
}
