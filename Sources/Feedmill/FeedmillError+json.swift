public import Model

extension FeedmillError {
  /// The error's members as they are written to logs and into batches.
  public var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("code", .string(code)), .init("message", .string(message))]
    if let source { members.append(.init("source", .string(source))) }
    if let line { members.append(.init("line", .integer(line))) }
    if let column { members.append(.init("column", .integer(column))) }
    return members
  }

  /// What stands in a batch's output in place of a line that could not be used.
  public func batchLine(key: JSONValue?) -> [UInt8] {
    var inner: [JSONValue.Member] = []
    if let key { inner.append(.init("key", key)) }
    inner.append(.init("error", .object(members)))
    return JSONValue.object([.init("_feedmill", .object(inner))]).json()
  }

  /// What stands in the output in place of an archive's record that could not be used.
  public func archiveLine(page: Article.Page?) -> [UInt8] {
    var inner: [JSONValue.Member] = []
    if let source { inner.append(.init("source", .string(source))) }
    var place: [JSONValue.Member] = []
    if let url = page?.url { place.append(.init("url", .string(url))) }
    if let offset = page?.recordOffset { place.append(.init("record_offset", .integer(offset))) }
    if let id = page?.recordID { place.append(.init("record_id", .string(id))) }
    if !place.isEmpty { inner.append(.init("page", .object(place))) }
    inner.append(.init("error", .object(members)))
    return JSONValue.object([.init("_feedmill", .object(inner))]).json()
  }
}
