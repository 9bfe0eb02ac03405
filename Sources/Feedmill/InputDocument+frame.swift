internal import Foundation
public import Model

extension InputDocument {
  /// All that is known of the document but its bytes and the pages that follow it, for another process.
  public var frame: JSONValue {
    var members: [JSONValue.Member] = []
    for (name, text) in [("source", source), ("url", url), ("content_type", contentType)] {
      if let text { members.append(.init(name, .string(text))) }
    }
    if let key { members.append(.init("key", key)) }
    if !notes.isEmpty { members.append(.init("notes", .array(notes.map { .string($0) }))) }
    if let page { members.append(.init("page", page.framed)) }
    return .object(members)
  }

  /// The document that `frame` told of.
  public init(frame: JSONValue, bytes: [UInt8]) {
    self.init(
      bytes: bytes, source: frame["source"]?.string, url: frame["url"]?.string,
      contentType: frame["content_type"]?.string)
    key = frame["key"]
    notes = (frame["notes"]?.array ?? []).compactMap(\.string)
    page = frame["page"].map(Article.Page.init(framed:))
  }
}

extension Article.Page {
  /// What is known of the page before it is read.
  fileprivate var framed: JSONValue {
    var members: [JSONValue.Member] = []
    for (name, text) in [("url", url), ("content_type", contentType), ("record_id", recordID)] {
      if let text { members.append(.init(name, .string(text))) }
    }
    for (name, number) in [("status", status), ("record_offset", recordOffset)] {
      if let number { members.append(.init(name, .integer(number))) }
    }
    if let fetchedAt { members.append(.init("fetched_at", .number(fetchedAt.timeIntervalSince1970))) }
    return .object(members)
  }

  fileprivate init(framed: JSONValue) {
    self.init(url: framed["url"]?.string)
    contentType = framed["content_type"]?.string
    recordID = framed["record_id"]?.string
    status = framed["status"]?.integer
    recordOffset = framed["record_offset"]?.integer
    fetchedAt = framed["fetched_at"]?.number.map(Date.init(timeIntervalSince1970:))
  }
}
