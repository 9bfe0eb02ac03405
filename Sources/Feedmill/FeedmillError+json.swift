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
}
