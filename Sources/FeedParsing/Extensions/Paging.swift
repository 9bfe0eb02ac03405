extension Draft {
  /// Feed paging and archiving (RFC 5005): what part of the feed the document is.
  func readPaging(_ element: FeedElement) {
    switch element.name {
    case "archive": isArchive = true
    case "complete": isComplete = true
    default: break
    }
  }
}
