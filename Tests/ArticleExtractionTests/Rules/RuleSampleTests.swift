import Foundation
import Markup
import TestSupport
import Testing

@testable import ArticleExtraction

/// The opinion page whose appeal stands in many places: by the site's file and by generic rules alone.
@Suite struct RuleSampleTests {
  static let url = "https://www.themoscowtimes.com/2024/02/19/x"
  static let absent = [
    "small favor to ask", "foreign agent", "Support The Moscow Times", "support us monthly", "Dear reader",
  ]
  static let present = [
    "At a quarter past five on a winter morning", "record of small favors that people did",
    "need the support of the budget",
    "Those who wish to read more into the subsidy", "let them continue to the end of the line",
    "Pavel Orlovsky is a professor",
  ]

  static let cases = [
    "aside-section", "banner", "bare-paragraphs", "inline", "lines", "middle",
  ].flatMap { name in [(name, true), (name, false)] }

  @Test(arguments: cases)
  func `the appeal goes and the opinion stays`(_ name: String, _ hasSiteFile: Bool) throws {
    let bytes = try Data(
      contentsOf: Samples.page("themoscowtimes.com/opinion-\(name)").folder.appending(path: "page.html"))
    let tree = try HTMLTree(utf8: Array(bytes))
    let root = try #require(tree.root)
    let body = try #require(try Selector(".article__content").first(in: root))
    let page = BarePage(root: root, url: RuleSampleTests.url, language: "en", siteNames: ["The Moscow Times"])
    let set = hasSiteFile ? RuleSet() : RuleSet(bundled: [])
    _ = RuleEngine(rules: set.rules(for: page), page: page).clean(body)
    let text = body.text
    for piece in RuleSampleTests.present { #expect(text.contains(piece), "\(piece)") }
    for piece in RuleSampleTests.absent { #expect(!text.contains(piece), "\(piece)") }
  }

  @Test(arguments: [true, false], [RuleSampleTests.url, nil])
  func `the same page as text keeps its title, paragraphs and author`(_ hasSiteFile: Bool, _ url: String?)
    throws
  {
    let file = Samples.page("themoscowtimes.com/opinion-text").folder.appending(path: "page.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    let paragraphs = text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    let page = BarePage(url: url)
    let set = hasSiteFile ? RuleSet() : RuleSet(bundled: [])
    let (kept, report) = RuleEngine(rules: set.rules(for: page), page: page).clean(paragraphs)
    #expect(kept == Array(1...14))
    #expect(report.removals.count == paragraphs.count - 14)
    #expect(bioName(of: paragraphs[14]) == "Pavel Orlovsky")
  }
}
