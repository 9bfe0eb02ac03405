internal import Model

extension Draft {
  /// Google's podcast elements, which copy Apple's; they count where Apple's are missing.
  func readGooglePlay(_ element: FeedElement, from reader: FeedReader) {
    swap(&itunes, &googlePlay)
    defer { swap(&itunes, &googlePlay) }
    switch element.name {
    case "author": itunes.add("author", reader.text(of: element))
    case "owner", "email":
      guard let email = reader.text(of: element) else { return }
      itunes.add("owner", .object([.init("email", .string(Person.address(email)))]))
    default: readITunes(element, from: reader)
    }
  }
}
