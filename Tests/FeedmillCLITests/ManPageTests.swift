import Feedmill
import Foundation
import TestSupport
import Testing

struct ManPageTests {
  @Test func `every command has a page with its options and examples`() throws {
    let feedmill = Program.built("feedmill")
    let help = try JSONValue(parsing: feedmill.run(["--experimental-dump-help"]).output)
    let commands = try Self.commands(#require(help["command"]), below: [])
    #expect(commands.count >= 30)
    try withTemporaryFolder { folder in
      let script = Program(Samples.packageRoot.appending(path: ".ci/man"))
      let outcome = try script.run([feedmill.program.path, folder.path])
      #expect(outcome.status == 0, "\(outcome.errorLines)")
      for command in commands {
        let file = folder.appending(path: command.path.joined(separator: "-") + ".1")
        // roff writes a hyphen that is meant as `\-`.
        let page = try String(contentsOf: file, encoding: .utf8).replacing("\\-", with: "-")
        for option in command.options {
          #expect(page.contains(option), "\(file.lastPathComponent): \(option)")
        }
        #expect(page.contains(".SH EXAMPLES"), "\(file.lastPathComponent)")
        #expect(page.contains(".SH SEE ALSO"), "\(file.lastPathComponent)")
      }
      let count = try FileManager.default.contentsOfDirectory(atPath: folder.path).count
      #expect(count == commands.count)
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions know every command`(shell: String) throws {
    let feedmill = Program.built("feedmill")
    let script = try feedmill.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    let text = String(decoding: script.output, as: UTF8.self)
    for name in ["extract", "poll", "discover", "bless"] { #expect(text.contains(name)) }
  }

  /// A command, as `feedmill feeds add`, and the names of its options.
  private struct Command {
    let path: [String]
    let options: [String]
  }

  /// The command and those below it that a user sees.
  private static func commands(_ command: JSONValue, below path: [String]) throws -> [Command] {
    let path = path + [try #require(command["commandName"]?.string)]
    let shown = (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"] != .bool(false) }
    let options = shown.flatMap { $0["names"]?.array ?? [] }.compactMap { name -> String? in
      guard let text = name["name"]?.string, !["h", "help", "version"].contains(text) else { return nil }
      return (name["kind"]?.string == "short" ? "-" : "--") + text
    }
    let children = (command["subcommands"]?.array ?? []).filter {
      $0["commandName"]?.string != "help" && $0["shouldDisplay"] != .bool(false)
    }
    return try [Command(path: path, options: options)] + children.flatMap { try commands($0, below: path) }
  }
}
