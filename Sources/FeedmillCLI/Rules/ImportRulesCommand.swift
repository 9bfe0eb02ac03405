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
    abstract:
      "Copy a checkout of ftr-site-config into the folder ftr of the rules, as it is or as rule files.",
    discussion: """
      Such files serve Full-Text RSS, wallabag and graby. Your own rules and the bundled ones win over them. Without
      a copy, --rules of extract, parse and rules takes a checkout as well.

      Examples:
        feedmill rules import ftr ~/ftr-site-config
        feedmill rules import ftr --verbose ~/ftr-site-config 2> remarks.txt
        feedmill rules import ftr --convert ~/ftr-site-config
      """)

  @OptionGroup var place: WorkspaceOptions

  @Flag(
    name: .shortAndLong, help: "Print each line that is not done: unknown directives, broken XPaths, logins.")
  var verbose = false

  @Flag(
    help: "Write rule files in YAML that do the same; with --verbose, print each line that has no equivalent."
  )
  var convert = false

  @Argument(help: "The checkout.")
  var folder: String

  func run() async throws {
    let rules = try await place.workspace().rulesFolder ?? "rules"
    try await FeedmillError.exiting {
      let collection = try SiteConfigImport(from: folder)
      var (remarks, verb) = (collection.remarks, "are not done")
      let written: Int
      if convert {
        (written, remarks) = try collection.convert(to: rules)
        verb = "have no equivalent"
      } else {
        written = try collection.copy(to: rules)
      }
      if verbose { for remark in remarks { Diagnostics().report(remark) } }
      print(
        "\(collection.count) files, \(collection.expressions) XPaths, \(remarks.count) lines that \(verb); \(written) files written"
      )
    }
  }
}
