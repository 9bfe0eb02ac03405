public import ArgumentParser
public import Feedmill
internal import Foundation

/// `feedmill schema`: the contract as JSON Schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of an item, a feed, rule files or feeds.yaml.",
    discussion: """
      Examples:
        feedmill schema item
        feedmill schema rules > rules.schema.json
      """)

  @Argument(help: "Which schema.")
  var schema: Schema = .item

  func run() throws {
    var output = StandardOutput()
    try output.write(schema.json)
    try output.flush()
  }
}

extension Schema: ExpressibleByArgument {}
