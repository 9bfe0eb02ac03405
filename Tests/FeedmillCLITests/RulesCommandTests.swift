import Feedmill
import Foundation
import TestSupport
import Testing

/// A folder with rules and samples, and the commands run in it.
struct RuleFolder {
  let folder: URL

  static let page = """
    <html lang=en><head><title>The Thaw</title></head><body><article><h1>The Thaw</h1>
    <p>The river froze in the winter of that year, and the mill stood still until March came with its thaw.</p>
    <p>The people of the town waited for the ice to break, and then they went to the mill again, all of them.</p>
    <p class="box">Something odd that only this site prints.</p>
    <p>By April the wheel turned as it had turned for a hundred years, and nobody spoke of the ice any more.</p>
    </article></body></html>
    """

  init(_ folder: URL) throws {
    self.folder = folder
    try write("samples/x.org/thaw/page.html", RuleFolder.page)
    try write("samples/x.org/thaw/source.txt", "https://x.org/thaw\n")
  }

  func write(_ path: String, _ text: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func run(_ arguments: String...) throws -> Program.Outcome {
    var feedmill = Program.built("feedmill")
    feedmill.folder = folder
    feedmill.environment["FEEDMILL_HOME"] = folder.path
    return try feedmill.run(["rules"] + arguments)
  }
}

func withRuleFolder(_ body: (RuleFolder) throws -> Void) throws {
  try withTemporaryFolder { try body(try RuleFolder($0)) }
}

@Suite struct RulesCommandTests {
  static let rule = """
    feedmill: 1
    site: x.org
    remove:
      - {text: "something odd*", kind: box}
    tests:
      - page: samples/x.org/thaw
        title: The Thaw
        absent: [something odd]
        removed: {box: 1}
    """

  @Test func `tests pass, fail, or are none, each with its exit code`() throws {
    try withRuleFolder { place in
      let none = try place.run("test")
      #expect(none.status == 3)
      #expect(none.lines.first == "samples/x.org/thaw: no test yet; see feedmill rules bless")
      try place.write("rules/x.org.yaml", RulesCommandTests.rule)
      let passed = try place.run("test")
      #expect(passed.status == 0)
      #expect(
        passed.lines == [
          "x.org.yaml", "  ok   samples/x.org/thaw · 4 checks", "1 page, 4 checks: all passed",
        ])
      try place.write("rules/x.org.yaml", RulesCommandTests.rule.replacing("box: 1", with: "box: 2"))
      let failed = try place.run("test")
      #expect(failed.status == 1)
      #expect(failed.lines[2] == "       removed box (rules/x.org.yaml:9)")
      try place.write("rules/x.org.yaml", RulesCommandTests.rule + "\n    bodi: x")
      let broken = try place.run("test")
      #expect(broken.status == 2)
      #expect(broken.lines == [])
      #expect(broken.errorLines.first?.contains("\"code\":\"bad-rule\"") == true)
    }
  }

  @Test func `another site's rule and a missing page are failures`() throws {
    try withRuleFolder { place in
      let rule = RulesCommandTests.rule.replacing("site: x.org", with: "site: y.org") + "\n  - page: gone"
      try place.write("rules/y.org.yaml", rule)
      let outcome = try place.run("test", "--format", "github")
      #expect(outcome.status == 1)
      #expect(
        outcome.lines.first
          == "::error file=rules/y.org.yaml,line=6,title=samples/x.org/thaw%3A rule::no site rule is used for https://x.org/thaw"
      )
      #expect(
        outcome.lines.contains(
          "::error file=rules/y.org.yaml,line=10,title=gone%3A page::there is no such page"))
    }
  }

  @Test func `paths and filters choose what is tested`() throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", RulesCommandTests.rule)
      #expect(try place.run("bless", "--all").status == 0)
      #expect(try place.run("test").lines.last == "2 pages, 6 checks: all passed")
      #expect(try place.run("test", "rules/x.org.yaml").lines.last == "1 page, 4 checks: all passed")
      #expect(try place.run("test", "samples/x.org").lines.last == "1 page, 2 checks: all passed")
      #expect(try place.run("test", "--filter", ".yaml").lines.last == "1 page, 4 checks: all passed")
      #expect(try place.run("test", "--filter", "y.org").status == 3)
      #expect(try place.run("test", "nowhere").status == 66)
    }
  }

  @Test func `reports for programs count alike`() throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", RulesCommandTests.rule.replacing("box: 1", with: "box: 2"))
      let tap = try place.run("test", "--format", "tap").lines
      #expect(tap.prefix(2) == ["TAP version 14", "1..4"])
      #expect(tap.filter { $0.hasPrefix("ok ") }.count == 3)
      #expect(tap.contains("not ok 4 - x.org.yaml samples/x.org/thaw removed box"))
      #expect(tap.contains("  message: \"expected 2, found 1; removed: {box: 1, title: 1}\""))
      let json = try JSONValue(parsing: place.run("test", "--format", "json").output)
      #expect(json["checks"] == .integer(4) && json["failed"] == .integer(1))
      #expect(json["results"]?.array?.last?["line"] == .integer(9))
      let junit = try place.run("test", "--format", "junit").output
      let xml = try XMLCheck(junit)
      #expect(xml.counts == ["testsuites": 1, "testsuite": 1, "testcase": 4, "failure": 1])
    }
  }

  @Test func `blessing writes golden files that then hold`() throws {
    try withRuleFolder { place in
      let first = try place.run("bless", "samples/x.org/thaw")
      #expect(first.lines == ["samples/x.org/thaw: written"])
      #expect(try place.text("samples/x.org/thaw/article.json").contains("\"title\": \"The Thaw\""))
      #expect(try place.run("bless", "--all").lines == ["samples/x.org/thaw: unchanged"])
      #expect(try place.run("test").lines.last == "1 page, 2 checks: all passed")
      try place.write("rules/x.org.yaml", RulesCommandTests.rule)
      let failed = try place.run("test", "samples")
      #expect(failed.status == 1)
      #expect(failed.lines.contains("         - Something odd that only this site prints."))
      #expect(
        failed.lines.contains("         + x.org/remove#1 · box · Something odd that only this site prints."))
      #expect(try place.run("bless", "--all", "--dry-run").lines.first == "samples/x.org/thaw: changed")
      #expect(try place.run("bless", "--all").lines.contains("  - Something odd that only this site prints."))
      #expect(try place.run("test").status == 0)
    }
  }

  @Test func `an article that loses a tenth is only blessed by force`() throws {
    try withRuleFolder { place in
      #expect(try place.run("bless", "--all").status == 0)
      let golden = try place.text("samples/x.org/thaw/article.json")
      try place.write("rules/x.org.yaml", "feedmill: 1\nsite: x.org\nremove: [{text: 'by april*'}]\n")
      let refused = try place.run("bless", "--all")
      #expect(refused.status == 65)
      #expect(refused.lines.first?.contains("refused: 3") == true, "\(refused.lines)")
      #expect(try place.text("samples/x.org/thaw/article.json") == golden)
      #expect(try place.run("bless", "--all", "--force").status == 0)
      #expect(try place.text("samples/x.org/thaw/article.json") != golden)
    }
  }

  @Test func `check tells errors from warnings`() throws {
    try withRuleFolder { place in
      #expect(try place.run("check").status == 3)
      try place.write("rules/x.org.yaml", RulesCommandTests.rule)
      let fine = try place.run("check")
      #expect(fine.status == 0 && fine.lines.isEmpty)
      #expect(fine.errorLines == ["1 file, 0 errors, 0 warnings"])
      try place.write("rules/y.org.yaml", "feedmill: 1\nsite: y.org\nbody: .css-1x2y3z\n")
      #expect(try place.run("check").status == 0)
      let strict = try place.run("check", "--strict")
      #expect(strict.status == 2)
      #expect(strict.lines.first?.hasPrefix("rules/y.org.yaml:3:7: warning: `css-1x2y3z`") == true)
      try place.write("rules/y.org.yaml", "feedmill: 1\nsite: y.org\nbdy: p\n")
      #expect(
        try place.run("check", "rules/y.org.yaml").lines == [
          "rules/y.org.yaml:3:1: error: the key `bdy` is not known; did you mean `body`?"
        ])
      try place.write("rules/y.org.yaml", "feedmill: 1\nsite: y.org\ntests: [{page: gone}]\n")
      #expect(
        try place.run("check", "rules/y.org.yaml").lines == [
          "rules/y.org.yaml:3: error: there is no page gone"
        ])
    }
  }

  @Test func `rules are listed, shown and chosen`() throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", RulesCommandTests.rule)
      let list = try place.run("list").lines
      #expect(list.first == "x.org\tyour own\tx.org\t1\t1\trules/x.org.yaml")
      #expect(list.contains { $0.hasPrefix("npr.org\tbundled\tnpr.org\t") })
      #expect(try place.run("show", "x.org").output == Array(RulesCommandTests.rule.utf8))
      #expect(try place.run("show", "npr.org").lines.first == "feedmill: 1")
      #expect(try place.run("show", "none").status == 65)
      #expect(
        try place.run("which", "https://www.x.org/a").lines == [
          "used  x.org  (your own, rules/x.org.yaml): site x.org"
        ])
      #expect(
        try place.run("which", "https://z.org/").lines.first
          == "used  generic rules only: no site rule is for it")
    }
  }

  @Test func `every rules command explains itself with two examples`() throws {
    let help = try JSONValue(parsing: Program.built("feedmill").run(["--experimental-dump-help"]).output)
    let rules = help["command"]?["subcommands"]?.array?.first { $0["commandName"]?.string == "rules" }
    let names = rules?["subcommands"]?.array?.compactMap { $0["commandName"]?.string } ?? []
    #expect(names.count >= 6)
    for name in names where name != "help" {
      let text = try Program.built("feedmill").run(["rules", name, "--help"]).lines
      #expect(text.count { $0.contains("feedmill rules \(name)") } > 2, "\(name)")
    }
  }
}

/// Counts the elements of well-formed XML.
private struct XMLCheck {
  let counts: [String: Int]

  init(_ bytes: [UInt8]) throws {
    let program = Program(URL(filePath: "/usr/bin/python3"))
    let script =
      "import sys, collections, xml.etree.ElementTree as x\n"
      + "print('\\n'.join(f'{k} {n}' for k, n in collections.Counter(e.tag for e in x.parse(sys.stdin.buffer).iter()).items()))"
    let lines = try program.run(["-c", script], input: bytes).lines
    let pairs = lines.map { $0.split(separator: " ") }.filter { $0.count == 2 }
    counts = Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), Int($0[1]) ?? 0) })
  }
}
