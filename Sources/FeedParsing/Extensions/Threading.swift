internal import Model

extension Draft {
  /// Atom threading (RFC 4685).
  func readThreading(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "total": commentCount = commentCount ?? reader.integer(of: element)
    case "in-reply-to":
      var reply: [JSONValue.Member] = []
      reply.add("ref", reader.attribute("ref"))
      reply.add("href", reader.url("href"))
      reply.add("type", reader.attribute("type"))
      reply.add("source", reader.url("source"))
      if !reply.isEmpty, inReplyTo.count < Draft.maxValues { inReplyTo.append(.object(reply)) }
    default: break
    }
  }
}
