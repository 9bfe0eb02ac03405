internal import ArticleExtraction
internal import Foundation
public import Model

/// A rule file in the making beside the saved pages that it is for: what the text would do, what could be added to it,
/// and its saving together with a test.
public struct RuleDesk: Sendable {
  /// The rule file, there or not.
  public let file: String
  /// The pages that are worked on.
  public let samples: [RuleSample]
  private let workspace: RuleWorkspace

  /// Pages of a workspace and the file of their site's rule: the one that is named, else the one in use for the first
  /// of them, else a new one.
  public init(_ workspace: RuleWorkspace, samples: [RuleSample], file named: String? = nil)
    throws(FeedmillError)
  {
    self.workspace = workspace
    self.samples = samples
    if let named {
      file = named
      return
    }
    guard let url = samples.first?.url, let host = URL(string: url)?.host() else {
      throw FeedmillError(
        code: "no-rule-file", message: "the page's address is not known, so the rule file must be named")
    }
    let used = try workspace.library.candidates(for: url).first(where: \.isChosen)
    let own = workspace.files.first { $0.path == used?.file && $0.config == nil }
    let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    file = own?.path ?? "\(workspace.rulesFolder ?? "rules")/\(name).yaml"
  }

  /// True when the file exists.
  public var isThere: Bool { FileManager.default.fileExists(atPath: file) }

  /// The file's text; of a new one a copy of the bundled rule for the first page, else a first version.
  public func text() throws(FeedmillError) -> String {
    if isThere {
      return String(decoding: try InputLoader.file(file), as: UTF8.self)
    }
    guard let sample = samples.first else { return "feedmill: 1\n" }
    if let url = sample.url, let used = try workspace.library.candidates(for: url).first(where: \.isChosen),
      let bundled = Bundled.source(named: used.name)
    {
      return String(decoding: bundled, as: UTF8.self)
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let host = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    return try RuleScaffold(host: host, samples: [sample]).yaml
  }

  /// What a text of the file makes of a page, with what came of the file's own tests of it.
  public func view(
    of sample: RuleSample, by text: String
  ) throws(FeedmillError) -> (explanation: Explanation, results: RulePageResult) {
    let edited = try read(text)
    let explanation = try Explanation(of: try sample.document(), by: library(with: edited))
    let tests = edited.rule?.tests.filter { isTest($0, of: sample) } ?? []
    let results = tests.flatMap { test in
      test.expectations.map { claim in
        RuleTestResult(
          suite: file, page: test.page, name: claim.name, file: file, line: claim.line,
          failure: claim.failure(of: explanation.article))
      }
    }
    return (explanation, RulePageResult(results: results))
  }

  /// Entries that would take a text out of a page, with their effect on all samples.
  public func suggestions(
    removing block: String, from sample: RuleSample, by text: String
  ) throws(FeedmillError) -> [RuleSuggestion] {
    let others = workspace.samples.isEmpty ? samples : workspace.samples
    return try RuleSuggestion.suggestions(
      removing: block, from: sample, samples: others, by: library(with: try read(text)))
  }

  /// The text with one more entry of its `remove` list.
  public func adding(_ entry: String, to text: String) throws(FeedmillError) -> String {
    var edited = RuleText(text)
    try edited.add([entry], to: "remove")
    _ = try read(edited.text)
    return edited.text
  }

  /// What saving wrote.
  public struct Saved: Sendable {
    /// The file's text, with the test that was added.
    public let text: String
    /// True when the page had no test before.
    public let hasNewTest: Bool
  }

  /// Writes the file, with a test of the page unless it has one.
  public func save(_ text: String, testing sample: RuleSample) throws(FeedmillError) -> Saved {
    let (explanation, _) = try view(of: sample, by: text)
    var edited = RuleText(text)
    let isTested = try read(text).rule?.tests.contains { isTest($0, of: sample) } ?? false
    if !isTested {
      try edited.add(RuleScaffold.claims(of: sample, explanation.article), to: "tests")
      _ = try read(edited.text)
    }
    let url = URL(filePath: file)
    do throws(FolderError) {
      let folder = try Folder(path: url.deletingLastPathComponent().path)
      try folder.write(Array(edited.text.utf8), to: url.lastPathComponent)
      try folder.synchronize()
    } catch {
      throw FeedmillError(output: file, error)
    }
    return Saved(text: edited.text, hasNewTest: !isTested)
  }

  private func read(_ text: String) throws(FeedmillError) -> RuleFile {
    let read = RuleFile(file, text: Array(text.utf8))
    if let error = read.error { throw error }
    return read
  }

  private func library(with edited: RuleFile) -> RuleLibrary {
    RuleLibrary(files: [edited] + workspace.files.filter { $0.path != file })
  }

  private func isTest(_ test: RuleTest, of sample: RuleSample) -> Bool {
    workspace.sample(test.page, for: file)?.identity == sample.identity
  }
}
