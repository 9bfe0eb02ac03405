internal import Fetching
internal import Foundation

/// Gets the bytes an argument names: a file, an http(s) URL, or `-` for stdin.
public struct InputLoader: Sendable {
  private let fetcher: Fetcher
  /// What sites' rules want of requests; nil for nothing.
  private let rules: RuleLibrary?

  /// The largest document that is read from a file or stdin, compressed or decompressed. Reading one takes
  /// some ten times its size in memory.
  public static let maxDocumentBytes = 64 << 20

  /// A loader that may fetch from public addresses and from exactly these private `HOST:PORT`s.
  ///
  /// `rules` may want header lines for their sites.
  public init(allowedAddresses: [String] = [], rules: RuleLibrary? = nil) throws(FeedmillError) {
    self.rules = rules
    fetcher = try Fetcher(allowing: allowedAddresses, contact: nil)
  }

  /// The document behind an argument; throws `FeedmillError` with the argument as its source.
  public func load(_ argument: String) async throws(FeedmillError) -> InputDocument {
    if argument == "-" { return InputDocument(bytes: try InputLoader.standardInput(), source: argument) }
    if argument.hasPrefix("http://") || argument.hasPrefix("https://") { return try await fetch(argument) }
    return InputDocument(bytes: try InputLoader.file(argument), source: argument)
  }

  /// The bytes of a file, decompressed when they are gzip.
  static func file(_ path: String) throws(FeedmillError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(LocalFile.Failure) {
      bytes = try LocalFile.bytes(path, limitInBytes: maxDocumentBytes)
    } catch .tooLarge {
      throw tooLarge(path)
    } catch .missing {
      throw FeedmillError(
        code: "missing-file", message: "there is no such file" + hint(for: path), source: path)
    } catch {
      throw FeedmillError(code: "unreadable-file", message: "the file can't be read", source: path)
    }
    return try decompressed(bytes, source: path)
  }

  /// What to do about a missing file that looks like an address: `example.org/story`.
  private static func hint(for path: String) -> String {
    let host = path.prefix { $0 != "/" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isHost = labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
    guard isHost, host.count < path.count || path.hasPrefix("www.") else { return "" }
    return "; for a page of the web write https://\(path)"
  }

  private static func standardInput() throws(FeedmillError) -> [UInt8] {
    do {
      var bytes: [UInt8] = []
      while let part = try FileHandle.standardInput.read(upToCount: 1 << 20), !part.isEmpty {
        bytes.append(contentsOf: part)
        if bytes.count > maxDocumentBytes { throw tooLarge("-") }
      }
      return try decompressed(bytes, source: "-")
    } catch let error as FeedmillError {
      throw error
    } catch {
      throw FeedmillError(code: "unreadable-file", message: "stdin can't be read", source: "-")
    }
  }

  private static func tooLarge(_ source: String) -> FeedmillError {
    FeedmillError(
      code: "over-limit", message: "the document is larger than \(maxDocumentBytes >> 20) MiB", source: source
    )
  }

  private static func decompressed(_ bytes: [UInt8], source: String) throws(FeedmillError) -> [UInt8] {
    guard Decompression.isGzip(bytes) else { return bytes }
    do throws(Decompression.Failure) {
      return try Decompression.gunzip(bytes, limitInBytes: maxDocumentBytes)
    } catch .tooLarge {
      throw tooLarge(source)
    } catch {
      throw FeedmillError(
        code: "bad-gzip", message: "the compressed data is damaged: \(error)", source: source)
    }
  }

  /// What is behind a URL.
  func fetch(_ argument: String) async throws(FeedmillError) -> InputDocument {
    let response: FetchResponse
    do throws(FetchError) {
      var request = try FetchRequest(parsing: argument, kind: .page)
      if let rules { request.headers = rules.headers(for: argument) }
      response = try await fetcher.fetch(request)
    } catch {
      throw FeedmillError(code: error.code, message: error.description, source: argument)
    }
    guard response.isComplete else {
      throw FeedmillError(
        code: "http-\(response.status)", message: "the server answered \(response.status)", source: argument)
    }
    return InputDocument(response, source: argument)
  }
}
