import Feedmill
import Foundation
import TestSupport
import Testing

/// The README's example of the library, compiled and run.
struct LibraryExample {
  @Test func `the library example runs`() throws {
    let feedURL = "https://www.harbourwire.example/harbour/rss"
    let pageURL = try Samples.page("themoscowtimes.com/opinion-banner").url.absoluteString
    let feedBytes = try Samples.feed("rss-2.0/basic").bytes()
    let pageBytes = try Samples.page("themoscowtimes.com/opinion-banner").bytes
    var printed: [String] = []
    func print(_ values: Any...) { printed.append(values.map { "\($0)" }.joined(separator: " ")) }

    let feed = try Feed(parsing: feedBytes, from: feedURL)
    for entry in feed.entries { print(entry.title ?? "–", entry.published ?? .distantPast) }

    let article = try Article(extracting: pageBytes, from: pageURL)
    print(article.title ?? "–", article.authors.map(\.name), article.extraction.removed)

    let line = article.json()
    #expect(printed.count == 4)
    #expect(printed.last?.hasPrefix("What a Ural Timetable Says") == true)
    #expect(try JSONValue(parsing: line)["id"] != nil)
  }
}
