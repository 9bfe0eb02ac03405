import Feedmill
import Foundation
import TestSupport
import Testing

/// The README and the articles say what happens, so it happens.
@Suite(.serialized) struct GuideTests {
  @Test func `the README shows every command`() throws {
    let commands = try Guide.readme.steps.map(\.command)
    #expect(commands.count >= 10)
    for name in ["parse", "extract", "rules test", "version"] {
      #expect(commands.contains { $0.contains("feedmill \(name)") }, "no example of \(name)")
    }
  }

  @Test(arguments: try Guide.all.flatMap(\.steps))
  func `a command prints what the page shows`(step: Guide.Step) throws {
    var shell = Program(URL(filePath: "/bin/sh"))
    shell.environment["FEEDMILL_HOME"] = nil
    // A make that runs the tests must not tell the page's make what it was told itself.
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"] { shell.environment[name] = nil }
    let outcome = try shell.run(["-c", "exec 2>&1; " + step.command])
    var lines = String(decoding: outcome.output, as: UTF8.self).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    let difference = Guide.difference(of: lines, from: step.output)
    #expect(difference == nil, "\(step)")
  }

  @Test func `commands that are not run have the options they name`() throws {
    let mentions = try Guide.all.flatMap(\.mentions)
    #expect(mentions.count >= 30)
    for line in mentions {
      let words = line.split(separator: " ").map(String.init).dropFirst()
      let names = ["feeds", "rules"].contains(words.first) ? words.prefix(2) : words.prefix(1)
      let help = try Program.built("feedmill").run(names + ["--help"])
      #expect(help.status == 0, "\(line)")
      let text = String(decoding: help.output, as: UTF8.self)
      let options = words.prefix { $0 != "|" }.filter { $0.hasPrefix("--") }
      for option in options {
        #expect(text.contains(option.prefix { $0 != "=" }), "\(line)")
      }
    }
  }

  @Test func `make has every target that a page names`() throws {
    let makefile = try String(
      contentsOf: Samples.packageRoot.appending(path: "Makefile"), encoding: .utf8)
    let names = try Set(Guide.all.flatMap { $0.text.matches(of: /make ([a-z]+)/).map { $0.output.1 } })
      .filter { makefile.contains("\n\($0):") }
    #expect(names.isSuperset(of: ["install", "deb", "tarball", "docs", "demo", "golden", "torture"]))
    let quoted = try Guide.all.flatMap { $0.text.matches(of: /`make ([a-z]+)`/).map { $0.output.1 } }
    #expect(quoted.count >= 8)
    for name in quoted { #expect(names.contains(name), "make \(name)") }
  }

  @Test func `rule files and lists in YAML can be used`() throws {
    let blocks = try Guide.all.flatMap { $0.blocks(of: "yaml").map(\.lines) }
    let rules = blocks.filter { $0.contains { $0.hasPrefix("site:") } }
    let lists = blocks.filter { $0.contains { $0.hasPrefix("feeds:") } }
    #expect(rules.count >= 3 && lists.count >= 1)
    try withTemporaryFolder { folder in
      // The page that their tests name.
      let sample = folder.appending(path: "samples/example.org/first-story")
      try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
      try Data("<title>The First Story</title>".utf8).write(to: sample.appending(path: "page.html"))
      for (number, lines) in rules.enumerated() {
        let file = folder.appending(path: "\(number).yaml")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let check = try Program.built("feedmill").run(["rules", "check", file.path])
        #expect(check.status == 0, "\(check.lines + check.errorLines)")
      }
      for lines in lists {
        try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "feeds.yaml"))
        let list = try Program.built("feedmill").run(["feeds", "list", "--home", folder.path])
        #expect(list.status == 0 && !list.lines.isEmpty, "\(list.errorLines)")
      }
    }
  }

  @Test func `the page it shows is the sample page`() throws {
    let page = try String(decoding: Samples.page("themoscowtimes.com/opinion-banner").bytes, as: UTF8.self)
    let lines = try Guide.readme.blocks(of: "html").flatMap(\.lines).filter { $0 != "…" }
    #expect(lines.count >= 3)
    for line in lines {
      let start = line.hasSuffix(" …") ? String(line.dropLast(2)) : line
      #expect(page.contains(start), "\(line)")
    }
  }

  @Test func `the Swift it shows stands in examples that are compiled`() throws {
    let files = [
      "Tests/FeedmillCLITests/LibraryExample.swift", "Tests/FeedmillCLITests/OwnRulesExample.swift",
      "Tests/FeedmillCLITests/PollingExample.swift", "Tests/Reader/Reader.swift",
    ]
    let sources = try files.map {
      try String(contentsOf: Samples.packageRoot.appending(path: $0), encoding: .utf8)
    }
    let shown = try Guide.all.flatMap { $0.blocks(of: "swift") }.filter {
      $0.lines.first == "import Feedmill"
    }
    #expect(shown.count >= 5)
    for block in shown {
      let body = block.lines.dropFirst().filter { !$0.isEmpty }
      #expect(sources.contains { source in body.allSatisfy { source.contains($0) } }, "\(body.first ?? "")")
    }
  }

  @Test func `files and articles they point to exist`() throws {
    let pages = try Guide.all
    #expect(pages.count >= 10)
    var count = 0
    for page in pages {
      let folder = page.name == "README.md" ? Samples.packageRoot : Guide.catalog
      let links =
        page.text.matches(of: /\]\(([^)#:]+)\)/).map { folder.appending(path: String($0.output.1)) }
        + page.text.matches(of: /<doc:([A-Za-z]+)>/).map {
          Guide.catalog.appending(path: $0.output.1 + ".md")
        }
      count += links.count
      for link in links { #expect(FileManager.default.fileExists(atPath: link.path), "\(link.path)") }
    }
    #expect(count >= 20)
  }

  @Test(arguments: [
    ("item", "OutputContract"), ("feed", "OutputContract"), ("rules", "RuleLanguage"),
  ])
  func `a page of reference names every key of its schema`(schema: String, page: String) throws {
    let text = try Guide(Guide.catalog.appending(path: page + ".md")).text
    let printed = try JSONValue(parsing: Program.built("feedmill").run(["schema", schema]).output)
    let properties = try #require(printed["properties"])
    let keys = [properties, properties["_feedmill"]?["properties"]].flatMap { $0?.members?.map(\.key) ?? [] }
    #expect(keys.count >= 30)
    for key in keys { #expect(text.contains("`\(key)`"), "\(key)") }
  }

  @Test(arguments: [
    (["a", "b"], ["a", "b"], true), (["a", "b", "c"], ["a", "…", "c"], true),
    (["a", "b", "c"], ["a", "…"], true),
    (["abc"], ["a …"], true), (["a"], ["a", "b"], false), (["a", "b"], ["a"], false),
    (["a", "b"], ["…", "c"], false),
    (["a"], [], false), ([], ["…"], true),
  ])
  func `an ellipsis stands for lines or for the rest of a line`(
    output: [String], pattern: [String], isEqual: Bool
  ) {
    #expect((Guide.difference(of: output, from: pattern) == nil) == isEqual)
  }
}
