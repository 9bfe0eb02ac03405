import Feedmill
import Foundation
import TestSupport
import Testing

/// Trying, explaining, suggesting, comparing, capturing and starting rules.
@Suite struct RulesWorkTests {
  static let rule = """
    feedmill: 1
    site: x.org
    remove:
      - {text: "something odd*", kind: box}
      - {text: "by april*", max: 5}
    """

  @Test func `try prints fields, blocks and removals with their lines`() throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", RulesWorkTests.rule)
      let lines = try place.run("try", "samples/x.org/thaw").lines
      #expect(lines.prefix(2) == ["page     page.html", "rule     x.org"])
      #expect(lines.contains("title    The Thaw  ← h1"))
      #expect(lines.contains { $0.hasPrefix("   3  By April the wheel turned") })
      #expect(
        lines.contains(
          "  box        Something odd that only this site prints.  x.org/remove#1 rules/x.org.yaml:4"))
      let other = try place.run("try", "--rule", "rules/x.org.yaml", "--no-generic", "samples/x.org/thaw")
      #expect(other.status == 0)
      #expect(try place.run("try", "samples/none").status == 66)
    }
  }

  @Test func `explain tells removed, kept with the nearest miss, outside and absent`() throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", RulesWorkTests.rule)
      let page = RuleFolder.page.replacing(
        "<body>", with: "<body><div class=teaser><p>Elsewhere it rained.</p></div>")
      try place.write("samples/x.org/thaw/page.html", page)
      func explain(_ text: String) throws -> Program.Outcome {
        try place.run("explain", "--text", text, "samples/x.org/thaw")
      }
      #expect(
        try explain("only this site").lines == [
          "removed as box by x.org/remove#1 at rules/x.org.yaml:4", "  it says: something odd*",
          "  it took: Something odd that only this site prints.",
        ])
      let kept = try explain("the WHEEL turned").lines
      #expect(kept.first?.hasPrefix("kept: it is in block 3, \"By April the wheel") == true, "\(kept)")
      #expect(
        kept.contains("  x.org/remove#2 at rules/x.org.yaml:5: the block has 21 words > max 5"), "\(kept)")
      let outside = try explain("elsewhere it rained").lines
      #expect(outside.first?.contains("it stands in html > body > div.teaser > p") == true, "\(outside)")
      let absent = try explain("no such words")
      #expect(absent.status == 1)
      #expect(absent.lines == ["the page has no such text within one block"])
    }
  }

  @Test func `suggest finds entries and what they take elsewhere`() throws {
    try withRuleFolder { place in
      let other = RuleFolder.page.replacing("Something odd that only this site prints.", with: "Another box.")
      try place.write("samples/x.org/other/page.html", other)
      let outcome = try place.run("suggest", "--remove", "something odd", "samples/x.org/thaw")
      #expect(outcome.status == 0)
      #expect(
        outcome.lines.prefix(3) == [
          "- .box", "    here: 1 × \"Something odd that only this site prints.\", 7 words, 10 % of the body",
          "    samples/x.org/other: 1 × \"Another box.\", 2 words, 3 % of the body",
        ], "\(outcome.lines)")
      #expect(outcome.lines.contains("- text: 'Something odd that only this site prints.'"))
      #expect(outcome.lines.contains("    in other samples: nothing"))
      #expect(try place.run("suggest", "--remove", "not there", "samples/x.org/thaw").status == 1)
    }
  }

  @Test func `an entry that was suggested does what it says`() throws {
    try withRuleFolder { place in
      let lines = try place.run("suggest", "--remove", "something odd", "samples/x.org/thaw").lines
      let entries = lines.filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
      #expect(entries.count == 3)
      for entry in entries {
        try place.write("rules/x.org.yaml", "feedmill: 1\nsite: x.org\nremove:\n  - \(entry)\n")
        let explained = try place.run("explain", "--text", "something odd", "samples/x.org/thaw")
        #expect(explained.lines.first?.hasPrefix("removed as chrome by x.org/remove#1") == true, "\(entry)")
      }
    }
  }

  @Test func `doctor finds what does nothing in any sample`() throws {
    try withRuleFolder { place in
      let rule = "feedmill: 1\nsite: x.org\nbody: article\nremove:\n  - .box\n"
      try place.write("rules/x.org.yaml", rule)
      let fine = try place.run("doctor")
      #expect(fine.status == 0)
      #expect(fine.lines == [])
      try place.write(
        "rules/x.org.yaml",
        rule.replacing("article", with: ".gone")
          + "  - .none\n  - text: by april*\nkeep: [{text: by april*}]\n")
      try place.write("rules/y.org.yaml", "feedmill: 1\nsite: y.org\n")
      let idle = try place.run("doctor")
      #expect(idle.status == 1)
      #expect(
        idle.lines == [
          "rules/x.org.yaml: no `body` matches in 1 of 1 samples, such as samples/x.org/thaw",
          "rules/x.org.yaml:6: `.none` removed nothing in 1 samples",
          "rules/x.org.yaml:7: `by april*` removed nothing: kept by keep#1 in samples/x.org/thaw",
          "rules/y.org.yaml: no sample is of this rule: is another one chosen, or none saved?",
        ])
    }
  }

  @Test func `diff tells what other rules made of the samples`() throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", "feedmill: 1\nsite: x.org\n")
      try place.write("new/x.org.yaml", RulesWorkTests.rule)
      let same = try place.run("diff", "--against", "rules")
      #expect(same.status == 0)
      #expect(same.lines == ["1 page: 1 same, 0 changed"])
      let changed = try place.run("diff", "--rules", "new", "--against", "rules")
      #expect(changed.status == 1)
      #expect(
        changed.lines == [
          "samples/x.org/thaw", "  + _feedmill.extraction.removed.box: 1",
          "  - Something odd that only this site prints.", "1 page: 0 same, 1 changed",
        ])
    }
  }

  @Test func `a new rule file names the body and passes its own tests`() throws {
    try withRuleFolder { place in
      let page = RuleFolder.page.replacing("<article>", with: "<article class='story__text css-1x2y3z'>")
      try place.write("samples/x.org/thaw/page.html", page)
      let second = page.replacing("Thaw", with: "Frost").replacing("of the town", with: "of the village")
        .replacing("The river froze", with: "The lake froze").replacing("By April", with: "By May")
      try place.write("samples/x.org/frost/page.html", second)
      try place.write("samples/x.org/frost/source.txt", "https://x.org/frost\n")
      #expect(try place.run("new", "x.org").lines == ["rules/x.org.yaml"])
      let file = try place.text("rules/x.org.yaml")
      #expect(file.contains("body:\n  - .story__text "), "\(file)")
      #expect(file.contains("# - text: 'Something odd that only this site prints.'  # in 2 pages"), "\(file)")
      #expect(!file.contains("css-1x2y3z"))
      #expect(try place.run("test").lines.last == "2 pages, 8 checks: all passed")
      #expect(try place.run("check", "--strict").status == 0)
      let again = try place.run("new", "x.org")
      #expect(again.status == 65)
      #expect(try place.text("rules/x.org.yaml") == file)
    }
  }

  @Test func `a captured page has no scripts but its data, and knows where it is from`() throws {
    let scripts =
      "<script>let a = '<p>'</script><SCRIPT type='application/ld+json'>{}</SCRIPT><script src=x></script>"
    let page = RuleFolder.page.replacing("</head>", with: scripts + "</head>")
    let server = try TestServer { request in
      request.path == "/thaw"
        ? Response(headers: ["Content-Type": "text/html"], body: .bytes(Array(page.utf8))) : .notFound
    }
    try withRuleFolder { place in
      let address = "127.0.0.1:\(server.port)"
      let url = server.base + "/thaw"
      let outcome = try place.run("capture", "--allow-net", address, url)
      #expect(outcome.lines == ["samples/127.0.0.1/the-thaw"])
      let kept = try place.text("samples/127.0.0.1/the-thaw/page.html")
      #expect(
        kept
          == page.replacing("<script>let a = '<p>'</script>", with: "").replacing(
            "<script src=x></script>", with: ""))
      #expect(try place.text("samples/127.0.0.1/the-thaw/source.txt") == url + "\n")
      let facts = try JSONValue(parsing: Array(place.text("samples/127.0.0.1/the-thaw/capture.json").utf8))
      #expect(facts["status"] == .integer(200))
      #expect(facts["content_type"]?.string == "text/html")
      #expect(try place.run("capture", "--allow-net", address, url).status == 65)
      let raw = try place.run("capture", "--allow-net", address, "--force", "--raw", "--name", "Raw one", url)
      #expect(raw.lines == ["samples/127.0.0.1/raw-one"])
      #expect(try place.text("samples/127.0.0.1/raw-one/page.html") == page)
      #expect(try place.run("capture", url).status == 65)
      #expect(try place.run("capture", "page.html").status == 64)
    }
  }

  /// From an empty folder to a passing test, as the documentation says.
  @Test func `the documentation's session works`() throws {
    let article = try Guide(Guide.catalog.appending(path: "WritingRules.md"))
    let sessions = article.blocks(of: "shell")
    let commands = try #require(sessions.first).lines.filter { !$0.isEmpty }
    #expect(commands.count == 6)
    let page = try Samples.page("valley-gazette.example/ferryman").bytes
    let server = try TestServer { _ in Response(headers: ["Content-Type": "text/html"], body: .bytes(page)) }
    try withTemporaryFolder { folder in
      var shell = Program(URL(filePath: "/bin/sh"))
      shell.folder = folder
      shell.environment["FEEDMILL_HOME"] = folder.path
      let lines = commands.map { line in
        let command = String(line.prefix { $0 != "#" })
        return command.replacing("https://valley-gazette.example", with: server.base)
          .replacing("valley-gazette.example", with: "127.0.0.1")
          .replacing("rules capture", with: "rules capture --allow-net 127.0.0.1:\(server.port)")
      }
      let outcome = try shell.run(["-ec", lines.joined(separator: "\n")])
      #expect(outcome.status == 0, "\(outcome.errorLines)")
      #expect(outcome.lines.last?.hasSuffix("all passed") == true, "\(outcome.lines)")
    }
  }
}
