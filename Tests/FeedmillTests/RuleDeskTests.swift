import Feedmill
import Foundation
import TestSupport
import Testing

/// A rule file in the making.
@Suite struct RuleDeskTests {
  private static let page = ReportTests.page

  /// A desk over a folder with one sample, and with a rule file when a text is given.
  private func withDesk(_ rule: String?, _ body: (RuleDesk, URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let sample = folder.appending(path: "samples/x.org/thaw")
      try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
      try Data(RuleDeskTests.page.utf8).write(to: sample.appending(path: "page.html"))
      try Data("https://www.x.org/thaw\n".utf8).write(to: sample.appending(path: "source.txt"))
      let rules = folder.appending(path: "rules")
      try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
      if let rule { try Data(rule.utf8).write(to: rules.appending(path: "mine.yaml")) }
      let workspace = try RuleWorkspace(
        rules: rules.path, samples: folder.appending(path: "samples").path, home: Home(directory: folder))
      try body(RuleDesk(workspace, samples: workspace.samples), folder)
    }
  }

  private static let rule = """
    # Mine.
    feedmill: 1
    site: x.org
    remove:
      # the box
      - .none

    # what must come of it
    tests: []
    """

  @Test func `the file in use is worked on, or a new one named after the site`() throws {
    try withDesk(RuleDeskTests.rule) { desk, folder in
      #expect(desk.file == folder.appending(path: "rules/mine.yaml").path)
      let text = try desk.text()
      #expect(text == RuleDeskTests.rule)
    }
    try withDesk(nil) { desk, folder in
      #expect(desk.file == folder.appending(path: "rules/x.org.yaml").path)
      #expect(!desk.isThere)
      let text = try desk.text()
      #expect(text.hasPrefix("feedmill: 1\nsite: x.org\n"))
    }
  }

  @Test func `an entry that is suggested and added takes its block out, comments and order kept`() throws {
    try withDesk(RuleDeskTests.rule) { desk, _ in
      let text = try desk.text()
      let before = try desk.view(of: desk.samples[0], by: text).explanation.article
      #expect(before.contentText?.contains("Something odd") == true)
      let choices = try desk.suggestions(removing: "Something odd", from: desk.samples[0], by: text)
      #expect(choices.map(\.entry).first == ".box")
      let longer = try desk.adding(choices[0].entry, to: text)
      #expect(
        longer
          == RuleDeskTests.rule.replacing("  - .none\n", with: "  - .none\n  - .box\n") + "\n")
      let after = try desk.view(of: desk.samples[0], by: longer).explanation.article
      #expect(after.contentText?.contains("Something odd") == false)
    }
  }

  @Test func `saving writes the file with a test that passes, once`() throws {
    try withDesk(RuleDeskTests.rule) { desk, folder in
      let text = try desk.adding("text: 'something odd*'", to: desk.text())
      let saved = try desk.save(text, testing: desk.samples[0])
      #expect(saved.hasNewTest)
      let file = try String(contentsOfFile: desk.file, encoding: .utf8)
      #expect(file == saved.text)
      #expect(
        file.contains("\ntests:\n  - page: '\(folder.path)/samples/x.org/thaw'\n    title: 'The Thaw'\n"))
      #expect(file.contains("    absent: ['Something odd & \"bold\" that only this site']"), "\(file)")
      let again = try desk.save(saved.text, testing: desk.samples[0])
      #expect(!again.hasNewTest && again.text == saved.text)
      let results = try desk.view(of: desk.samples[0], by: saved.text).results.results
      #expect(results.count == 4)
      #expect(results.filter { !$0.isPassed } == [])
    }
  }

  @Test func `lists in one line and broken texts are errors with their line`() throws {
    try withDesk(nil) { desk, _ in
      let error = #expect(throws: FeedmillError.self) {
        try desk.adding(".box", to: "feedmill: 1\nsite: x.org\nremove: [.a, .b]\n")
      }
      #expect(error?.line == 3)
      let broken = #expect(throws: FeedmillError.self) {
        try desk.view(of: desk.samples[0], by: "feedmill: 1\nsite: x.org\nremov: x\n")
      }
      #expect(broken?.line == 3 && broken?.code == "bad-rule")
      #expect(throws: FeedmillError.self) {
        try desk.save("feedmill: 1\nremov: x\n", testing: desk.samples[0])
      }
      #expect(!desk.isThere)
      let longer = try desk.adding(".box", to: "feedmill: 1\nsite: x.org\ntests: []\n")
      #expect(longer == "feedmill: 1\nsite: x.org\nremove:\n  - .box\ntests: []\n")
    }
  }
}
