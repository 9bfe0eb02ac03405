internal import Model

extension Draft {
  /// The license, as a link or as an RDF resource.
  func readCreativeCommons(_ element: FeedElement, from reader: FeedReader) {
    guard element.name == "license" else { return }
    let resource = reader.attribute(anyCase: "resource") ?? reader.attribute(anyCase: "about")
    let base = reader.base
    let url = resource.flatMap { FeedURL.resolve($0, base: base) } ?? reader.url(of: element)
    license = license ?? url
  }
}
