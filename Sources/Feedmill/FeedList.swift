internal import FeedParsing
public import Foundation
internal import Subscriptions

/// A list of the feeds to poll, with the settings that stand beside it.
public struct FeedList: Sendable {
  var file = SubscriptionFile()

  /// One feed of a list. Its URL never holds a password.
  public struct Entry: Sendable, Equatable {
    /// Where the feed is.
    public var url: String
    /// The user's name for it.
    public var title: String?
    /// The user's labels.
    public var tags: [String]
    /// False for one that is listed and not polled.
    public var isEnabled: Bool

    /// A feed that is polled.
    public init(url: String, title: String? = nil, tags: [String] = [], isEnabled: Bool = true) {
      self.url = url
      self.title = title
      self.tags = tags
      self.isEnabled = isEnabled
    }
  }

  /// An empty list.
  public init() {}

  /// Reads a list: feeds.yaml, OPML or one URL a line; which of them is found by content.
  ///
  /// - Throws: code `missing-file`; `bad-configuration` for YAML; `bad-list` for the others.
  public init(contentsOf url: URL) throws(FeedmillError) {
    self.init()
    let bytes = try InputLoader.file(url.path)
    do throws(FeedmillError) {
      switch FeedList.kind(of: bytes, name: url.lastPathComponent) {
      case .opml: self = try FeedList(opml: bytes)
      case .yaml:
        file = try FeedList.reading(bytes, "bad-configuration") { text throws(SubscriptionFileError) in
          try SubscriptionFile(yaml: text)
        }
      case .lines:
        file = try FeedList.reading(bytes, "bad-list") { text throws(SubscriptionFileError) in
          try SubscriptionFile(list: text)
        }
      }
    } catch {
      throw error.about(url.path)
    }
  }

  /// Reads an OPML document. Throws code `bad-list`.
  public init(opml bytes: [UInt8]) throws(FeedmillError) {
    do throws(FeedError) {
      file = SubscriptionFile(entries: try OPML(parsing: bytes).outlines.map { ($0.url, $0.title, $0.tags) })
    } catch {
      throw FeedmillError(
        code: "bad-list", message: error.description, line: error.line, column: error.column)
    }
  }

  /// The list as an OPML 2.0 document, tags as groups.
  ///
  /// User names and passwords of URLs stay out unless they are wanted; what stands in other files or is sent in
  /// header lines has no place in OPML.
  public func opml(withSecrets: Bool = false) -> [UInt8] {
    let outlines = file.subscriptions.map {
      OPML.Outline(url: withSecrets ? $0.urlWithSecrets : $0.url, title: $0.title, tags: $0.tags)
    }
    return OPML(title: "feedmill", outlines: outlines).xml
  }

  /// The feeds, in order.
  public var entries: [Entry] {
    file.subscriptions.map { Entry(url: $0.url, title: $0.title, tags: $0.tags, isEnabled: $0.isEnabled) }
  }

  /// Goes into the User-Agent.
  public var contact: String? { file.contact }
  /// Where articles go: a folder, a file, or `-`.
  public var out: String? { file.out }
  /// What was put right while reading.
  public var warnings: [String] { file.warnings }
}

extension FeedList {
  private enum Kind { case yaml, opml, lines }

  private static func kind(of bytes: [UInt8], name: String) -> Kind {
    let content = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF, 0xFF, 0xFE].contains($0) }
    if content.first == UInt8(ascii: "<") { return .opml }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
    if name.hasSuffix(".opml") { return .opml }
    let lines = content.split(separator: UInt8(ascii: "\n"))
    let first = lines.first { $0.first != UInt8(ascii: "#") && $0.contains { $0 > 0x20 } } ?? []
    let isAddress = first.starts(with: Array("http://".utf8)) || first.starts(with: Array("https://".utf8))
    return isAddress || first.isEmpty ? .lines : .yaml
  }

  private static func reading(
    _ bytes: [UInt8], _ code: String, _ parse: (String) throws(SubscriptionFileError) -> SubscriptionFile
  ) throws(FeedmillError) -> SubscriptionFile {
    do throws(SubscriptionFileError) {
      return try parse(try FeedList.text(bytes))
    } catch {
      throw FeedmillError(error, code: code)
    }
  }

  /// The text of a list; refuses what isn't UTF-8, so that an edit can't spoil it.
  static func text(_ bytes: [UInt8]) throws(SubscriptionFileError) -> String {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .syntax("the file is not UTF-8", line: 1)
    }
    return text
  }
}

extension FeedmillError {
  /// What is wrong with a list, without its line in front: that has a field of its own.
  init(_ error: SubscriptionFileError, code: String = "bad-configuration") {
    let line = "line \(error.line): "
    let text = error.description
    self.init(
      code: code, message: text.hasPrefix(line) ? String(text.dropFirst(line.count)) : text, line: error.line)
  }
}
