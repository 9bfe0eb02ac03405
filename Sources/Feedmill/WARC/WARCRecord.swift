internal import Fetching
internal import Foundation
public import Model

/// One record of a web archive.
public struct WARCRecord: Sendable {
  let header: HeaderFields
  let block: [UInt8]
  let offset: Int?

  /// What the record is: `response`, `resource`, `conversion`, `request`, `metadata` …, in lower case.
  public var type: String { header["WARC-Type"]?.lowercased() ?? "" }

  /// The URL the record is about.
  public var url: String? {
    // WARC 1.0 drafts set it in angle brackets.
    header["WARC-Target-URI"].map {
      $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0
    }
  }

  /// The page in the record; nil for a record that holds none.
  ///
  /// A page is a successful HTTP response or a resource of an HTML type, or a conversion to plain text.
  public func page(source: String) throws(FeedmillError) -> InputDocument? {
    switch type {
    case "response": return try capturedPage(source)
    case "resource": return page(header["Content-Type"], block, source)
    case "conversion": return page(header["Content-Type"] ?? "text/plain", block, source)
    default: return nil
    }
  }

  private func capturedPage(_ source: String) throws(FeedmillError) -> InputDocument? {
    let type = header["Content-Type"]?.lowercased() ?? "application/http"
    guard type.hasPrefix("application/http"), let message = HTTPCapture(block) else { return nil }
    guard (200..<300).contains(message.status), WARCRecord.isPage(message.header["Content-Type"]) else {
      return nil
    }
    var document = page(message.header["Content-Type"], try message.body(), source)
    document?.page?.status = message.status
    return document
  }

  private func page(_ type: String?, _ bytes: [UInt8], _ source: String) -> InputDocument? {
    guard WARCRecord.isPage(type), !bytes.isEmpty else { return nil }
    var document = InputDocument(bytes: bytes, source: source, url: url, contentType: type)
    document.page = place
    document.page?.contentType = type
    return document
  }

  /// Where a record is, whether or not it can be used.
  public var place: Article.Page {
    var page = Article.Page(url: url)
    page.fetchedAt = header["WARC-Date"].flatMap(RFC3339.parse)
    page.recordOffset = offset
    page.recordID = header["WARC-Record-ID"]?.trimmingCharacters(in: CharacterSet(charactersIn: "<> "))
    return page
  }

  private static func isPage(_ type: String?) -> Bool {
    guard let type else { return true }
    let name = type.lowercased().prefix { $0 != ";" && $0 != " " }
    return ["text/html", "application/xhtml+xml", "text/plain"].contains(name)
  }
}
