import Feedmill
import Foundation
import TestSupport
import Testing

/// The documentation's example of a test of one's own rules, compiled and run.
struct OwnRulesExample {
  @Test func `a test of one's own rules runs`() throws {
    try withTemporaryFolder { place in
      let folder = place.path
      let paragraph =
        "The ferry that nobody had ordered came back on a Tuesday, with a crate of lemons and no crew. "
      let page = Array(
        """
        <title>Other</title><h1 class=headline>The First Story</h1><div class=story__text>
        <p>\(paragraph)</p><p>\(paragraph)</p><div class=newsletter-box>Lemons by mail</div>
        <p>Support Example News today.</p></div>
        """.utf8)
      let rule = """
        feedmill: 1
        site: example.org
        title: .headline
        body: .story__text
        remove:
          - .newsletter-box
          - text: "support example news*"
        """
      try Data(rule.utf8).write(to: place.appending(path: "example.org.yaml"))

      let rules = try RuleLibrary(directory: folder)
      var options = ExtractionOptions()
      options.rules = rules
      options.explains = true

      let article = try Article(extracting: page, from: "https://example.org/story", options: options)
      #expect(article.title == "The First Story")
      #expect(article.contentText?.contains("Support Example News") == false)
      #expect(article.extraction.removals?.contains { $0.rule.hasPrefix("example.org") } == true)
      #expect(article.contentText?.contains("lemons") == true)
    }
  }
}
