public import ArgumentParser
public import Feedmill

/// How articles are printed: what `extract` and `articles` share.
struct ArticleOutputOptions: ParsableArguments {
  @Option(help: "Print JSON items, or the body alone.")
  var format: ArticleFormat = .json

  @Flag(help: "Put what is known of the article before the Markdown, as YAML front matter of static sites.")
  var frontMatter = false

  @Option(
    help: ArgumentHelp(
      "Print only these fields of the JSON, e.g. title,url,_feedmill.word_count.", valueName: "list"))
  var fields: String?

  @Option(
    help: ArgumentHelp(
      "Print the bare value of a field, e.g. title; of more, a line each.", valueName: "list"))
  var select: String?

  func validate() throws {
    if fields != nil, select != nil { throw ValidationError("--fields and --select exclude each other") }
    if format != .json, fields ?? select != nil {
      throw ValidationError("--fields and --select are for JSON, not for --format \(format.rawValue)")
    }
    if frontMatter, format != .markdown { throw ValidationError("--front-matter is for --format markdown") }
    _ = try selection()
  }

  /// What an article's line is made by.
  func writing(isPretty: Bool = false) throws -> @Sendable (Article) -> [UInt8] {
    let format = format
    if frontMatter { return { Array($0.markdownPage.utf8) } }
    guard let selection = try selection() else { return { $0.written(as: format, pretty: isPretty) } }
    if fields != nil { return { $0.json(only: selection) } }
    return { $0.lines(of: selection) }
  }

  /// True when whole JSON items are printed.
  var isWholeJSON: Bool { format == .json && fields == nil && select == nil }

  private func selection() throws -> FieldSelection? {
    do throws(FeedmillError) {
      guard let list = fields ?? select else { return nil }
      return try FieldSelection(list)
    } catch {
      throw ValidationError(error.message)
    }
  }
}

extension ArticleFormat: ExpressibleByArgument {}
