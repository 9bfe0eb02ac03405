internal import Model

extension Draft {
  /// FeedBurner: what a link was before it was made to count clicks.
  func readFeedBurner(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "origlink": originalLink = reader.url(of: element)
    case "origenclosurelink":
      if let url = reader.url(of: element), let last = attachments.indices.last {
        attachments[last].url = url
      }
    case "browserfriendly": info = info ?? reader.html(of: element)
    default: break
    }
  }
}
