internal import Model

extension Draft {
  /// Podlove Simple Chapters.
  func readChapters(_ element: FeedElement, from reader: FeedReader) {
    guard element.name == "chapters" else { return }
    while let child = reader.nextChild(of: element), chapters.count < Draft.maxValues {
      guard child.name == "chapter", let start = reader.attribute("start").flatMap(Duration.seconds) else {
        continue
      }
      var chapter = Chapter(startSeconds: start)
      chapter.title = reader.attribute("title")
      chapter.href = reader.url("href")
      chapter.image = reader.url("image")
      chapters.append(chapter)
    }
  }
}
