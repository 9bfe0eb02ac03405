internal import Model

extension Draft {
  /// Feedly's pictures of a site.
  func readWebFeeds(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "icon": icon = icon ?? reader.url(of: element)
    case "logo": logo = logo ?? reader.url(of: element)
    default: keep(element, from: reader)
    }
  }
}
