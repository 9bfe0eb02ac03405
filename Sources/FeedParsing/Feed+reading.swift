internal import Markup
package import Model
package import Prose

extension Feed {
  /// The feed that bytes hold, of whatever format they turn out to be.
  ///
  /// `contentType` is the HTTP header, of which only the charset counts: what a document is, it says itself.
  /// `url` is where the document was found; relative links are resolved against it. `editor` takes the
  /// site's chrome out of contents.
  package init(
    feedBytes bytes: [UInt8], contentType: String?, url: String?, editor: (any BodyEditor)? = nil
  ) throws(FeedError) {
    let drafted = try DraftedFeed(bytes, contentType: contentType, url: url, editor: editor)
    var entries: [Entry] = []
    drafted.entries.forEach { entries.append($0) }
    self = drafted.feed
    self.entries = entries
  }
}

extension Feed {
  static func readJSON(
    _ document: FeedDocument, into draft: Draft, url: String?
  ) throws(FeedError) -> FeedFormat {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: document.utf8, options: .tolerant)
    } catch {
      let position = error.position
      throw .json(error.description, line: position?.line ?? 0, column: position?.column ?? 0)
    }
    guard let format = JSONFeed.read(value, into: draft, url: url) else {
      throw .notAFeed("it is JSON, but no JSON Feed", linkedFeeds: [])
    }
    return format
  }

  static func readXML(
    _ document: inout FeedDocument, into draft: Draft, url: String?
  ) throws(FeedError) -> FeedFormat {
    let reader = try FeedReader(utf8: document.utf8, url: url)
    let outermost = try reader.root()
    var root = outermost
    // Some wrap a feed in an element of their own.
    for _ in 0..<3 where !isRoot(root) {
      guard let child = reader.nextChild(of: root) else { break }
      root = child
    }
    guard isRoot(root) else {
      let listed = outermost.name == "opml" ? feedsListed(in: document.utf8) : []
      throw .notAFeed("the root element is <\(outermost.qualifiedName)>", linkedFeeds: listed)
    }
    let version = reader.attribute("version")
    // What the name of the root leaves open, what else stands at the beginning tells.
    let head = ["rdf", "channel"].contains(root.name) ? document.head : nil
    let isCDF = root.name == "channel" && head?.looksLikeBareRSS == false
    document.dropText()
    switch root.name {
    case "feed", "entry": Atom.read(root, into: draft, from: reader)
    case "channel" where isCDF: CDF.read(root, into: draft, from: reader)
    default: RSS.read(root, into: draft, from: reader)
    }
    if let failure = reader.xml.failure {
      draft.warnings.append("line \(failure.line ?? 0): \(failure.description)")
    }
    if root.name == "feed" || root.name == "entry" { return Atom.format(version: version, from: reader) }
    return isCDF ? .cdf : RSS.format(of: root, version: version, head: head)
  }

  /// The first feeds of a list, for its reader to be told where to look.
  private static func feedsListed(in opml: [UInt8]) -> [String] {
    guard let list = try? OPML(parsing: opml) else {
      // A list that can't be read names no feeds.
      return []
    }
    return list.outlines.prefix(20).map(\.url)
  }

  private static func isRoot(_ element: FeedElement) -> Bool {
    ["rss", "rdf", "feed", "channel", "entry"].contains(element.name)
  }
}
