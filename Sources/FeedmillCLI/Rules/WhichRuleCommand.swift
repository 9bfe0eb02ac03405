internal import ArgumentParser
internal import Feedmill

/// `feedmill rules which`.
struct WhichRuleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "which",
    abstract: "Say which rule is used for a URL, and why others are not.",
    discussion: """
      Examples:
        feedmill rules which https://www.themoscowtimes.com/2024/02/19/story
        feedmill rules which --page page.html https://example.org/story
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(help: ArgumentHelp("The page, for rules that want an element of it.", valueName: "file"))
  var page: String?

  @Argument(help: "The page's URL.")
  var url: String

  func run() async throws {
    let workspace = try await place.workspace()
    try workspace.refuseBroken()
    let candidates = try await FeedmillError.exiting {
      var document: InputDocument?
      if let page { document = try await InputLoader().load(page) }
      return try workspace.library.candidates(for: url, page: document)
    }
    var lines = candidates.map { candidate in
      let verdict = candidate.isChosen ? "used " : "not  "
      return "\(verdict) \(candidate.name)  (\(candidate.layer), \(candidate.file)): \(candidate.reason)"
    }
    if !candidates.contains(where: \.isChosen) {
      lines.insert("used  generic rules only: no site rule is for it", at: 0)
    }
    var output = StandardOutput()
    for line in lines { try output.writeLine(text: line) }
    try output.flush()
  }
}
