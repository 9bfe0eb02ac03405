import Feedmill
import Foundation
import TestSupport
import Testing

/// The README says what happens, so it happens.
@Suite(.serialized) struct ReadmeTests {
  @Test func `the README shows every command`() throws {
    let commands = try Readme().steps.map(\.command)
    #expect(commands.count >= 10)
    for name in ["parse", "extract", "schema", "version"] {
      #expect(commands.contains { $0.contains("feedmill \(name)") }, "no example of \(name)")
    }
  }

  @Test(arguments: try Readme().steps)
  func `a command prints what the README shows`(step: Readme.Step) throws {
    var shell = Program(URL(filePath: "/bin/sh"))
    shell.environment["FEEDMILL_HOME"] = nil
    // A make that runs the tests must not tell the README's make what it was told itself.
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"] { shell.environment[name] = nil }
    let outcome = try shell.run(["-c", "exec 2>&1; " + step.command])
    var lines = String(decoding: outcome.output, as: UTF8.self).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    let difference = Readme.difference(of: lines, from: step.output)
    #expect(difference == nil, "\(step)")
  }

  @Test func `commands that need the network have the options it names`() throws {
    let lines = try Readme().blocks(of: "sh").flatMap(\.lines).filter { $0.hasPrefix("feedmill ") }
    #expect(lines.count >= 5)
    for line in lines {
      let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init).dropFirst()
      let names = ["feeds", "rules"].contains(words.first) ? words.prefix(2) : words.prefix(1)
      let help = try Program.built("feedmill").run(names + ["--help"])
      #expect(help.status == 0, "\(line)")
      let text = String(decoding: help.output, as: UTF8.self)
      for option in words where option.hasPrefix("--") { #expect(text.contains(option), "\(line)") }
    }
  }

  @Test func `the page it shows is the sample page`() throws {
    let page = try String(decoding: Samples.page("themoscowtimes.com/opinion-banner").bytes, as: UTF8.self)
    let lines = try Readme().blocks(of: "html").flatMap(\.lines).filter { $0 != "…" }
    #expect(lines.count >= 3)
    for line in lines {
      let start = line.hasSuffix(" …") ? String(line.dropLast(2)) : line
      #expect(page.contains(start), "\(line)")
    }
  }

  @Test func `the Swift it shows is the example that compiles`() throws {
    let file = Samples.packageRoot.appending(path: "Tests/FeedmillCLITests/LibraryExample.swift")
    let source = try String(contentsOf: file, encoding: .utf8)
    let shown = try Readme().blocks(of: "swift").first { $0.lines.first == "import Feedmill" }
    let body = try #require(shown).lines.dropFirst().filter { !$0.isEmpty }
    #expect(body.count >= 4)
    for line in body { #expect(source.contains(line), "\(line)") }
  }

  @Test func `files it points to exist`() throws {
    let text = try Readme().text
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.output.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(
        FileManager.default.fileExists(atPath: Samples.packageRoot.appending(path: link).path), "\(link)")
    }
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
    #expect((Readme.difference(of: output, from: pattern) == nil) == isEqual)
  }
}
