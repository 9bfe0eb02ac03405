import Feedmill

@main struct Reader {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let source = arguments.first else { return print("usage: reader FEED [NUMBER]") }
    let loader = try InputLoader()
    let document = try await loader.load(source)
    let feed = try Feed(parsing: document.bytes, from: document.url)
    guard let number = arguments.dropFirst().first.flatMap({ Int($0) }) else { return list(feed) }
    guard feed.entries.indices.contains(number - 1) else { return print("there is no entry \(number)") }
    try await show(feed.entries[number - 1], by: loader)
  }

  static func list(_ feed: Feed) {
    print(feed.title ?? "a feed without a title")
    for (index, entry) in feed.entries.enumerated() { print(index + 1, entry.title ?? "–") }
  }

  /// The article of the entry's page; without a page, what the feed says.
  static func show(_ entry: Entry, by loader: InputLoader) async throws {
    guard let url = entry.url, let page = try? await loader.load(url) else {
      return print(entry.contentText ?? entry.summary ?? "–")
    }
    let article = try Article(extracting: page)
    print(article.title ?? "–", article.authors.map(\.name), separator: "\n")
    print(article.contentText ?? "–")
  }
}
