internal import Foundation
internal import Markup
public import Model

/// The bytes of a feed or page and what is known about them before they are read.
public struct InputDocument: Sendable {
  /// The file or URL, exactly as it was given.
  public var source: String?
  /// The bytes.
  public var bytes: [UInt8]
  /// Where they live on the web.
  public var url: String?
  /// Their `Content-Type`.
  public var contentType: String?
  /// The key of a batch's line.
  public var key: JSONValue?
  /// The page as it was fetched, when it was.
  public var page: Article.Page?
  /// The further pages of the article, in order.
  public var following: [InputDocument] = []
  /// What went wrong in getting it, without keeping it from being read.
  public var notes: [String] = []

  /// Bytes of which nothing else is known.
  public init(bytes: [UInt8], source: String? = nil, url: String? = nil, contentType: String? = nil) {
    self.bytes = bytes
    self.source = source
    self.url = url
    self.contentType = contentType
  }

  /// True for a page that is plain text: its paragraphs are separated by blank lines.
  public var isPlainText: Bool {
    if let contentType { return contentType.lowercased().hasPrefix("text/plain") }
    return source?.hasSuffix(".txt") == true || source?.hasSuffix(".txt.gz") == true
  }
}

/// One line of a batch: the document, or why there is none; with the line's key either way.
public struct BatchLine: Sendable {
  /// The line's `key`, given back in the output.
  public var key: JSONValue?
  /// The document.
  public var document: Result<InputDocument, FeedmillError>

  /// Reads a line of `extract --ndjson` or `parse --ndjson`: `url`, `content_type`, `key`, and one of
  /// `html` or `body` (text), `html_base64` or `body_base64` (bytes), `path` (a file).
  public init(_ line: [UInt8]) {
    do {
      let object = try LiftedJSON(parsing: line, lifting: BatchLine.byteKeys)
      key = object.value["key"]
      document = BatchLine.document(of: object)
    } catch {
      document = .failure(FeedmillError(code: "bad-line", message: "the line is not a JSON object: \(error)"))
    }
  }

  /// The keys of base64, the first one that is there counts.
  private static let byteKeys = ["html_base64", "body_base64"]

  private static func document(of line: LiftedJSON) -> Result<InputDocument, FeedmillError> {
    let object = line.value
    guard object.members != nil else {
      return .failure(FeedmillError(code: "bad-line", message: "the line is not a JSON object"))
    }
    return bytes(of: line).map { bytes in
      var document = InputDocument(
        bytes: bytes, url: object["url"]?.string, contentType: object["content_type"]?.string)
      document.source = object["path"]?.string
      document.key = object["key"]
      return document
    }
  }

  private static func bytes(of line: LiftedJSON) -> Result<[UInt8], FeedmillError> {
    let object = line.value
    if let text = (object["html"] ?? object["body"])?.string { return .success(Array(text.utf8)) }
    for key in byteKeys {
      if let encoded = line.strings[key] { return decoded(encoded) }
      guard let value = object[key] else { continue }
      if let encoded = value.string { return decoded(Array(encoded.utf8)[...]) }
      break
    }
    if let path = object["path"]?.string {
      return Result { () throws(FeedmillError) in try InputLoader.file(path) }
    }
    return .failure(
      FeedmillError(
        code: "bad-line", message: "the line has none of html, html_base64, body, body_base64, path"))
  }

  private static func decoded(_ encoded: ArraySlice<UInt8>) -> Result<[UInt8], FeedmillError> {
    if let bytes = Base64.decode(encoded) { return .success(bytes) }
    // With line breaks or other characters in it.
    guard let data = Data(base64Encoded: Data(encoded), options: .ignoreUnknownCharacters) else {
      return .failure(FeedmillError(code: "bad-line", message: "the bytes are not base64"))
    }
    return .success([UInt8](data))
  }
}
