internal import Model

extension Draft {
  /// RSS 1.0's administrative module.
  func readAdmin(_ element: FeedElement, from reader: FeedReader) {
    let resource = reader.attribute(anyCase: "resource")
    switch element.name {
    case "generatoragent":
      guard let url = resource.flatMap({ FeedURL.resolve($0, base: reader.base) }) else { return }
      generator = Feed.Generator(name: generator?.name ?? url, url: url, version: generator?.version)
    case "errorreportsto":
      let text = resource ?? reader.text(of: element)
      webmaster = webmaster ?? text.flatMap { Person(feedText: Person.address($0)) }
    default: break
    }
  }
}
