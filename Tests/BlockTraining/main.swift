import ArticleExtraction
import Foundation

// Reads pages as `feedmill extract --ndjson` does and writes each page's blocks as a line of JSON: `key`, `texts`,
// `kept`, `chrome`, `hidden` and `values`, base64 of little-endian 32-bit floats, row by row; `elements`, each a list
// of its words behind the number of the element around it, and for each block the number of its element, `places`.
// An argument names a file of class words to use instead of the bundled ones.
struct PageLine: Decodable {
  let key: String
  let url: String?
  let html: Data

  enum CodingKeys: String, CodingKey {
    case key, url
    case html = "html_base64"
  }
}

struct BlockLine: Encodable {
  let key: String
  let names: [String]
  let title: String?
  let texts: [String]
  let kept: [Bool]
  let chrome: [Bool]
  let hidden: [Bool]
  let places: [Int]
  let elements: [String]
  let values: Data
}

let rules = RuleSet()
let words = CommandLine.arguments.dropFirst().first.flatMap { FileManager.default.contents(atPath: $0) }
while let line = readLine() {
  let page = try JSONDecoder().decode(PageLine.self, from: Data(line.utf8))
  guard
    let table = try? BlockTable(
      page: Array(page.html), url: page.url, rules: rules, words: words.map { Array($0) })
  else { continue }
  let values = table.values.withUnsafeBytes { Data($0) }
  let found = BlockLine(
    key: page.key, names: BlockTable.featureNames, title: table.title, texts: table.texts, kept: table.isKept,
    chrome: table.isKnownChrome, hidden: table.isHidden, places: table.places,
    elements: table.elements.map { ([String($0.around ?? -1)] + $0.words).joined(separator: " ") },
    values: values)
  print(String(decoding: try JSONEncoder().encode(found), as: UTF8.self))
}
