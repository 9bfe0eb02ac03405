import Foundation
import TestSupport
import Testing

@testable import Markup

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct XMLReaderPropertyTests {
  @Test(arguments: 0..<40)
  func `a repaired feed is well-formed, and read as libxml2 reads it`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(3000 + seed))
    for _ in 0..<25 {
      let bytes = RepairPropertyTests().mutated(Self.feed, with: &generator)
      let repaired = try RepairedXML(DecodedBytes(bytes, charset: nil, as: .xml).utf8).utf8
      guard repaired.contains(ASCII.less) else { continue }
      let reader = try XMLReader(utf8: repaired) { _, _ in 0 }
      let reference = XMLOutline()
      // The reader's input, for libxml2 leaves line ends as they are in CDATA sections that are pushed to it.
      let parser = XMLParser(data: Data(reader.input))
      parser.delegate = reference
      _ = parser.parse()
      // What libxml2 says of namespaces and their URIs doesn't count.
      let error = (parser.parserError as NSError?).map(\.code) ?? 99
      #expect(error >= 99, "\(String(decoding: repaired, as: UTF8.self))")
      #expect(try outline(of: reader) == reference.text, "\(String(decoding: repaired, as: UTF8.self))")
    }
  }

  /// Tags, attributes and texts in order.
  private func outline(of reader: XMLReader) throws -> String {
    var open = [try reader.root()]
    var text = startTag(open[0], reader)
    while let parent = open.last {
      if let child = reader.nextChild(of: parent, text: &text) {
        text += startTag(child, reader)
        open.append(child)
      } else {
        text += "</>"
        open.removeLast()
      }
    }
    #expect(reader.failure == nil)
    return text
  }

  private func startTag(_ element: Markup.XMLElement, _ reader: XMLReader) -> String {
    let attributes = reader.currentAttributes.map {
      (reader.input.string($0.name), reader.value($0.value))
    }
    return XMLOutline.startTag(reader.spelledName(of: element), attributes)
  }

  private static let feed = """
    <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns='urn:a'>\r
      <channel a = 'b&amp;c' d="\t&#10;'>"><title>A &amp; B &lt;i&gt; &x; &eacute;</title>
      <item><description><![CDATA[<p>x & y</p>]]></description><dc:creator xml:lang="de">Zoë</dc:creator></item>
      <item xmlns:q="urn:q"><q:a q:b="1" r:c='2'/><r:d/>]]&gt;<!-- c --><link href="?a=1&b=2"/></item></channel>
    </rss>
    """
}

/// What libxml2 makes of a document, as Foundation hands it on.
private final class XMLOutline: NSObject, XMLParserDelegate {
  private(set) var text = ""

  static func startTag(_ name: String, _ attributes: [(String, String)]) -> String {
    "<" + name + attributes.sorted { $0.0 < $1.0 }.map { " \($0)=\($1)" }.joined() + ">"
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    text += XMLOutline.startTag(name, attributes.map { ($0, $1) })
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    text += "</>"
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { self.text += text }

  func parser(_ parser: XMLParser, foundCDATA data: Data) { text += String(decoding: data, as: UTF8.self) }
}
