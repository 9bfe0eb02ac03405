import Feedmill
import TestSupport
import Testing

/// The page this project began with: an opinion piece between a publisher's appeals.
@Suite struct AppealTests {
  static let shapes = [
    "opinion-banner", "opinion-bare-paragraphs", "opinion-middle", "opinion-aside-section", "opinion-lines",
    "opinion-inline",
  ]
  static let chrome = [
    "Support The Moscow Times!", "small favor to ask", "foreign agent", "no matter how small", "Continue",
    "Read more",
  ]

  @Test(arguments: shapes, [true, false])
  func `an appeal goes in every shape, with and without the site's rules`(shape: String, usesSiteRules: Bool)
    throws
  {
    let article = try article("themoscowtimes.com/" + shape, usesSiteRules: usesSiteRules)
    let text = try #require(article.contentText)
    for phrase in Self.chrome { #expect(!text.contains(phrase), "\(shape) still has \(phrase)") }
    let byRule = try self.article("themoscowtimes.com/opinion-banner", usesSiteRules: true)
    let whole = try #require(byRule.contentText)
    // Only the site's rules tell the standfirst from the text: without them it may stay in front.
    let withStandfirst = "\(byRule.summary ?? "")\n\n\(whole)"
    #expect(text == whole || !usesSiteRules && text == withStandfirst)
    #expect(article.authors.map(\.name) == ["Pavel Orlovsky"])
  }

  @Test func `prose about appeals stays`() throws {
    let text = try #require(try article("harbourwire.example/how-to-ask", usesSiteRules: false).contentText)
    #expect(text.split(separator: "\n\n").count > 8)
  }

  private func article(_ path: String, usesSiteRules: Bool) throws -> Article {
    let sample = Samples.page(path)
    // Another host's address: only the generic rules apply.
    let url = usesSiteRules ? try sample.url.absoluteString : "https://news.example/story"
    return try Article(extracting: sample.bytes, from: url)
  }
}
