import Feedmill
import Foundation
import TestSupport
import Testing

struct ManPageTests {
  @Test func `every command and option is in the man page`() throws {
    let feedmill = Program.built("feedmill")
    let script = Program(Samples.packageRoot.appending(path: ".ci/man"))
    let outcome = try script.run([feedmill.program.path, "-"])
    #expect(outcome.status == 0)
    // roff writes a hyphen that is meant as `\-`.
    let page = String(decoding: outcome.output, as: UTF8.self).replacing("\\-", with: "-")
    let lines = page.components(separatedBy: "\n")

    let help = try JSONValue(parsing: feedmill.run(["--experimental-dump-help"]).output)
    let found = try names(in: #require(help["command"]), below: [])
    #expect(found.commands.count >= 4 && found.options.count >= 10)
    for command in found.commands { #expect(lines.contains(".SS " + command), "\(command)") }
    for option in found.options { #expect(page.contains(option), "\(option)") }
  }

  /// The commands, as `feeds add`, and the options of all of them.
  private func names(
    in command: JSONValue, below path: [String]
  ) throws -> (commands: [String], options: Set<String>) {
    var commands: [String] = []
    var options = Set<String>()
    for argument in command["arguments"]?.array ?? [] where argument["shouldDisplay"] != .bool(false) {
      for name in argument["names"]?.array ?? [] {
        let dashes = name["kind"]?.string == "short" ? "-" : "--"
        options.insert(dashes + (name["name"]?.string ?? "?"))
      }
    }
    for child in command["subcommands"]?.array ?? [] {
      let name = try #require(child["commandName"]?.string)
      guard name != "help", child["shouldDisplay"] != .bool(false) else { continue }
      commands.append((path + [name]).joined(separator: " "))
      let inner = try names(in: child, below: path + [name])
      commands += inner.commands
      options.formUnion(inner.options)
    }
    return (commands, options)
  }
}
