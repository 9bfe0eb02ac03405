internal import Model

extension Draft {
  /// Slash: how many comments there are.
  func readSlash(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "comments": commentCount = reader.integer(of: element) ?? commentCount
    case "section", "department":
      if let term = reader.text(of: element) { append(Category(term: term, scheme: "slash:" + element.name)) }
    default: keep(element, from: reader)
    }
  }

  /// Well-Formed Web: where the comments' feed is and where comments can be posted.
  func readWellFormedWeb(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "commentrss", "commentsrss": commentsFeed = reader.url(of: element) ?? commentsFeed
    case "comment": commentsAPI = reader.url(of: element) ?? commentsAPI
    default: break
    }
  }
}
