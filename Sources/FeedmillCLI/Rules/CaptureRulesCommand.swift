internal import ArgumentParser
internal import Feedmill

/// `feedmill rules capture`.
struct CaptureRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Fetch a page and keep it as a sample: the page without scripts, its URL, when it was fetched.",
    discussion: """
      Prints the sample's folder. Pages belong to their sites: keep their samples to yourself.

      Examples:
        feedmill rules capture https://example.org/2024/story
        feedmill rules capture --name first-story https://example.org/2024/story
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(help: ArgumentHelp("The sample's name (default: the page's title).", valueName: "name"))
  var name: String?

  @Flag(help: "Keep the page's scripts.")
  var raw = false

  @Flag(help: "Write over a sample that is there.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Allow fetching from this private address, exactly; repeatable.", valueName: "host:port"))
  var allowNet: [String] = []

  @Argument(help: "The page's URL.")
  var url: String

  func validate() throws {
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
      throw ValidationError("\(url) is no http(s) URL")
    }
  }

  func run() async throws {
    let workspace = try await place.workspace()
    let sample = try await FeedmillError.exiting {
      let document = try await InputLoader(allowedAddresses: allowNet).load(url)
      let capture = PageCapture(of: document, asked: url)
      return try capture.write(
        below: workspace.samplesFolder ?? "samples", name: capture.name(slug: name), keepsScripts: raw,
        overwrites: force)
    }
    print(sample.folder)
  }
}
