internal import Model

extension Draft {
  /// The whole text beside the announcement, as feeds for Yandex and Rambler have it.
  func readFullText(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "full-text", "fulltext", "content":
      if let text = reader.looseText(of: element) { contents.append(text) }
    default: keep(element, from: reader)
    }
  }
}
