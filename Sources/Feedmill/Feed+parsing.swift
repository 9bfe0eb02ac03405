internal import FeedParsing
public import Model

/// What to do with a feed besides reading it.
public struct ParseOptions: Sendable {
  /// The rules that take the site's chrome out of contents and summaries.
  public var rules: RuleLibrary = .bundled

  /// Bundled rules.
  public init() {}
}

extension Feed {
  /// A feed of any format: RSS, RDF, Atom, JSON Feed or CDF; the format is found by content.
  ///
  /// - Parameters:
  ///   - bytes: the document, in any encoding.
  ///   - url: where it lives, for relative links.
  ///   - contentType: its `Content-Type`, whose charset counts.
  ///   - options: how to read it.
  /// - Throws: `FeedmillError` with the code `not-a-feed` or `unreadable` when nothing can be read. A
  ///   damaged feed gives what it has; `isWellFormed` and `warnings` say what was mended.
  public init(
    parsing bytes: [UInt8], from url: String? = nil, contentType: String? = nil,
    options: ParseOptions = .init()
  ) throws(FeedmillError) {
    do throws(FeedError) {
      try self.init(feedBytes: bytes, contentType: contentType, url: url, editor: options.rules.feedEditor)
      settle(by: options.rules.feedRules)
    } catch {
      throw FeedmillError(error)
    }
  }

  /// A feed from a document and what is known about it.
  public init(parsing document: InputDocument, options: ParseOptions = .init()) throws(FeedmillError) {
    try self.init(
      parsing: document.bytes, from: document.url, contentType: document.contentType, options: options)
  }
}

extension Feed {
  /// Reads a document and hands out the bytes of the feed's JSON in order, in chunks a little longer than
  /// 64 KiB: entries are made while they are written, so that a long feed is never in memory as a whole.
  ///
  /// - Throws: `FeedmillError` before the first chunk when nothing can be read, and what `chunk` throws.
  public static func writeJSON(
    of document: consuming InputDocument, options: ParseOptions = .init(), pretty: Bool = false,
    chunk: ([UInt8]) throws -> Void
  ) throws {
    let source = document.source
    let key = document.key
    let drafted = try DraftedFeed(document, options: options)
    var feed = drafted.feed
    feed.source = source
    feed.key = key
    var writer = FeedWriter(feed, pretty: pretty)
    let rules = options.rules.feedRules
    try (consume drafted).entries.forEach { entry in
      if let entry = entry.settled(by: rules) { try writer.write(entry, chunk: chunk) }
    }
    try writer.finish(chunk: chunk)
  }
}

extension DraftedFeed {
  /// The feed of a document, which is let go once it is read.
  fileprivate init(_ document: consuming InputDocument, options: ParseOptions) throws(FeedmillError) {
    let (url, contentType) = (document.url, document.contentType)
    let bytes = (consume document).bytes
    do throws(FeedError) {
      try self.init(
        consume bytes, contentType: contentType, url: url, editor: options.rules.feedEditor)
    } catch {
      throw FeedmillError(error)
    }
  }
}

extension FeedmillError {
  /// What kept a document from being read as a feed.
  init(_ error: FeedError) {
    switch error {
    case .markup(let markup): self.init(markup)
    case .notAFeed: self.init(code: "not-a-feed", message: error.description)
    case .json:
      self.init(code: "unreadable", message: error.description, line: error.line, column: error.column)
    }
  }
}
