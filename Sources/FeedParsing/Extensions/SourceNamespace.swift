internal import Model

extension Draft {
  /// Dave Winer's source namespace: what RSS 2.0 leaves out.
  func readSourceNamespace(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "markdown":
      let place = reader.place
      guard let text = reader.text(of: element) else { return }
      var markdown = FeedText(.other, text, at: place)
      markdown.mediaType = "text/markdown"
      contents.append(markdown)
    case "linkfull": externalURL = reader.url(of: element)
    case "self", "blogroll", "subscriptionlist":
      let relation = element.name == "self" ? "self" : "blogroll"
      if let url = reader.url(of: element) { append(Link(href: url, rel: relation)) }
    case "cloud":
      if let url = reader.url(of: element), hubs.count < 100 {
        hubs.append(.init(type: "rssCloud", url: url))
      }
    case "inreplyto":
      guard let ref = reader.text(of: element), inReplyTo.count < Draft.maxValues else { return }
      inReplyTo.append(.object([.init("ref", .string(ref))]))
    case "account":
      let service = reader.attribute("service")
      guard let name = reader.text(of: element) else { return }
      var account: [JSONValue.Member] = []
      account.add("service", service)
      account.add("name", name)
      other.append("source:account", .object(account))
    case "archive": readArchive(element, from: reader)
    default: keep(element, from: reader)
    }
  }

  /// Where a feed's past items are kept, a file a day.
  private func readArchive(_ archive: FeedElement, from reader: FeedReader) {
    var members: [JSONValue.Member] = []
    while let child = reader.nextChild(of: archive) {
      let key = child.name == "startday" ? "start_day" : child.name == "endday" ? "end_day" : child.name
      members.add(key, reader.text(of: child))
    }
    if !members.isEmpty { other.add("source:archive", .object(members)) }
  }
}
