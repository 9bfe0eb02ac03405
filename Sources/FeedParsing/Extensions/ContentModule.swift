internal import Model

extension Draft {
  /// RSS 1.0's content module: `content:encoded`, and the older `content:items` list of values.
  func readContentModule(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "encoded", "value", "content":
      if let text = reader.html(of: element) { contents.append(text) }
    case "items", "bag", "li", "item":
      while let child = reader.nextChild(of: element) {
        if child.name == "value", let text = reader.html(of: child) {
          contents.append(text)
        } else if child.name != "format" {
          readContentModule(child, from: reader)
        }
      }
    default: break
    }
  }
}
