import Foundation
import Markup
import TestSupport

/// The sample feeds.
func feedSeeds() throws -> [[UInt8]] { try Samples.feeds.map { try $0.bytes() } }

/// The sample feeds that are XML.
@Sendable func xmlSeeds() throws -> [[UInt8]] { try feedSeeds().filter { $0.first != UInt8(ascii: "{") } }

/// Payloads, and pieces of the sample pages.
@Sendable func htmlSeeds() throws -> [[UInt8]] {
  let payloads = try Payloads.html()
  let pieces = try Samples.pages.flatMap { sample in
    let bytes = try sample.bytes
    return stride(from: 0, to: min(bytes.count, 64 << 10), by: 4000).map { Array(bytes[$0...].prefix(4000)) }
  }
  return payloads.map { Array($0.utf8) } + pieces
}

/// The input as the markup passes get it: valid UTF-8 without NUL.
func validUTF8(_ bytes: [UInt8]) -> [UInt8] { Array(text(bytes.filter { $0 != 0 }).utf8) }

let xmlWords = [
  "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "<!ENTITY", "[", "]>", "<?xml ", "?>", "&#x", "&amp;",
  "&lt;",
  "&nbsp;", "xmlns:", "xmlns=\"", "xml:base=\"", "</", "/>", "=\"", "='", "<item>", "</item>", "<rss",
  "<channel>",
  "<title>", "<link>", "<description>", "<pubDate>", "<guid", "<feed", "<entry>", "<content type=\"html\">",
  "type=\"xhtml\"", "mode=\"base64\"", "<media:content", "<media:group>", "<itunes:", "<podcast:", "<dc:",
  "<georss:",
  "<source", "<enclosure", "<image>", "<rdf:RDF", "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/",
]

let htmlWords = [
  "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "<svg>", "</svg>", "<math>",
  "<mtext>",
  "<mglyph>", "<annotation-xml>", "<title>", "<textarea>", "<noscript>", "<template>", "<table>", "<tr>",
  "<td>",
  "<caption>", "<select>", "<option>", "<p>", "</p>", "<li>", "<dd>", "<pre>\n", "<a href=\"", "<img src=",
  "srcset=\"", "javascript:", "&#x", "&colon;", "&NewLine;", " onerror=", "<iframe", "<ruby>", "<rt>", "<b>",
  "<form>", "<div>", "</div>", "<br>", "<picture>", "<source", "<video", "<details>", "<summary>",
  "<plaintext>",
]
