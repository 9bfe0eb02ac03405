internal import ArgumentParser
internal import Feedmill

/// `feedmill rules import`.
struct ImportRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring rules of other programs along.",
    discussion: """
      Examples:
        feedmill rules import ftr ~/ftr-site-config
        feedmill rules import ftr --rules my-rules ~/ftr-site-config
      """,
    subcommands: [ImportSiteConfigCommand.self])
}

/// `feedmill rules import ftr`.
struct ImportSiteConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ftr",
    abstract: "Copy a checkout of ftr-site-config into the folder ftr of the rules, to be used as it is.",
    discussion: """
      Such files serve Full-Text RSS, wallabag and graby. Your own rules and the bundled ones win over them. Without
      a copy, --rules of extract, parse and rules takes a checkout as well.

      Examples:
        feedmill rules import ftr ~/ftr-site-config
        feedmill rules import ftr --verbose ~/ftr-site-config 2> remarks.txt
      """)

  @OptionGroup var place: WorkspaceOptions

  @Flag(
    name: .shortAndLong, help: "Print each line that is not done: unknown directives, broken XPaths, logins.")
  var verbose = false

  @Argument(help: "The checkout.")
  var folder: String

  func run() async throws {
    let workspace = try await place.workspace()
    let (collection, written) = try await FeedmillError.exiting {
      let collection = try SiteConfigImport(from: folder)
      return (collection, try collection.copy(to: workspace.rulesFolder ?? "rules"))
    }
    if verbose { for remark in collection.remarks { Diagnostics().report(remark) } }
    print(
      "\(collection.count) files, \(collection.expressions) XPaths, \(collection.remarks.count) lines that are not done; \(written) files written"
    )
  }
}
