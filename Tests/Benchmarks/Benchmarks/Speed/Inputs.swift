import Foundation

/// What is measured: the samples, repeated to a few megabytes.
struct Inputs: Sendable {
  /// A document and where it lives.
  struct Document: Sendable {
    let bytes: [UInt8]
    let url: String
  }

  let documents: [Document]

  var sizeInBytes: Int { documents.reduce(0) { $0 + $1.bytes.count } }
  var megabytes: String { String(format: "%.1f MB", Double(sizeInBytes) / 1e6) }

  private static let leastBytes = 4_000_000
  private static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Pages of several sites.
  static let pages = Inputs(folder: "Samples", file: "page.html")
  /// Feeds in UTF-8 and XML: bare libxml2 reads no other ones.
  static let feeds = Inputs(
    folder: "Feeds/samples", file: "feed.xml", except: ["utf-16", "windows-1251", "damaged"])
  /// One feed whose entries carry whole articles: most of the work is making bodies safe.
  static let bodies = Inputs(bodiesOf: pages)

  private init(folder: String, file: String, except: Set<String> = []) {
    let root = Inputs.packageRoot.appending(path: folder)
    let paths = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
      .filter {
        $0.hasSuffix("/" + file) && except.isDisjoint(with: $0.split(separator: "/").map(String.init))
      }
    let found = paths.sorted().compactMap { path -> Document? in
      let url = root.appending(path: path)
      let source = url.deletingLastPathComponent().appending(path: "source.txt")
      guard let bytes = FileManager.default.contents(atPath: url.path) else { return nil }
      let address = (try? String(contentsOf: source, encoding: .utf8)) ?? ""
      return Document(bytes: Array(bytes), url: address.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    precondition(!found.isEmpty, "no \(file) under \(root.path)")
    documents = Inputs.repeated(found)
  }

  private init(bodiesOf pages: Inputs) {
    var text = #"<rss version="2.0"><channel><title>Bodies</title>"#
    for page in pages.documents {
      let body = String(decoding: page.bytes, as: UTF8.self).replacing("]]>", with: "")
      text += "<item><link>\(page.url)</link><description><![CDATA[\(body)]]></description></item>"
    }
    documents = [Document(bytes: Array((text + "</channel></rss>").utf8), url: "https://bodies.example/feed")]
  }

  private static func repeated(_ documents: [Document]) -> [Document] {
    var repeated = documents
    var size = documents.reduce(0) { $0 + $1.bytes.count }
    let once = size
    while size < leastBytes {
      repeated += documents
      size += once
    }
    return repeated
  }
}
