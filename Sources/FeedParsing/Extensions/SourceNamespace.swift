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
    case "self": if let url = reader.url(of: element) { append(Link(href: url, rel: "self")) }
    default: keep(element, from: reader)
    }
  }
}
