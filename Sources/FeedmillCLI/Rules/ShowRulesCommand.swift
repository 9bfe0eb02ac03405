internal import ArgumentParser
internal import Feedmill

/// `feedmill rules show`.
struct ShowRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the file of a rule, your own or a bundled one.",
    discussion: """
      Examples:
        feedmill rules show npr.org
        feedmill rules show theguardian.com > rules/theguardian.com.yaml
      """)

  @OptionGroup var place: WorkspaceOptions

  @Argument(help: "The rule's name, as rules list prints it.")
  var name: String

  func run() async throws {
    let workspace = try await place.workspace()
    let text = try await FeedmillError.exiting {
      guard let text = try workspace.library.text(of: name) else {
        throw FeedmillError(code: "unknown-rule", message: "there is no rule of this name", source: name)
      }
      return text.bytes
    }
    var output = StandardOutput()
    try output.write(text)
    try output.flush()
  }
}
