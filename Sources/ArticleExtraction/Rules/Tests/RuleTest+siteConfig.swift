extension RuleTest {
  /// A test of the ftr-site-config collection, on a saved page with its URL.
  package init(_ test: SiteConfig.Test, page: String) {
    self.init(page: page, line: test.line, url: test.url)
    expectations = test.contains.filter { !RuleTestText.folded($0).isEmpty }.map { text in
      Expectation(name: "test_contains \"\(text.prefix(60))\"", line: test.line, claim: .contains(text))
    }
  }
}
