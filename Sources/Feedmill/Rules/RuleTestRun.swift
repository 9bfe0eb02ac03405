internal import ArticleExtraction
internal import Foundation
internal import Model

/// The tests of rule files and of golden samples, and their run.
public struct RuleTestRun: Sendable {
  /// The rule files that can't be used: as long as there are any, nothing is tested.
  public let errors: [FeedmillError]
  /// Saved pages of which nothing is claimed yet.
  public let unclaimed: [String]
  /// How many pages are tested.
  public var count: Int { jobs.count }
  private let jobs: [Job]
  private let library: RuleLibrary

  /// A page and what is claimed of it.
  fileprivate enum Job: Sendable {
    case claims(RuleTest, rule: String, file: String, sample: RuleSample?)
    case golden(RuleSample)
  }

  /// The tests of a workspace, or of some rule files and of samples in some folders.
  ///
  /// Without `paths` all are run. `filter` keeps those in whose rule file or page it occurs.
  public init(
    _ workspace: RuleWorkspace, paths: [String] = [], filter: String? = nil
  ) throws(FeedmillError) {
    var named: [RuleFile] = []
    var samples = paths.isEmpty ? workspace.samples : []
    for path in paths {
      guard FileManager.default.fileExists(atPath: path) else {
        throw FeedmillError(code: "missing-file", message: "there is no such file or folder", source: path)
      }
      if RuleFile.isRules(path) || FileManager.default.isFolder(path) {
        named += try RuleFile.files(at: path)
      }
      if !RuleFile.isRules(path) { samples += RuleSample.samples(below: path) }
    }
    let known = workspace.files.filter { file in !named.contains { $0.path == file.path } }
    errors = (named + known).compactMap(\.error)
    library = RuleLibrary(files: named + known)
    var jobs: [Job] = []
    let byURL = Dictionary(grouping: workspace.samples + samples) { $0.url ?? "" }
    for file in paths.isEmpty ? known : named {
      guard let rule = file.rule else {
        jobs += RuleTestRun.jobs(of: file, byURL)
        continue
      }
      for test in rule.tests {
        let sample = workspace.sample(test.page, for: file.path)
        jobs.append(.claims(test, rule: rule.name, file: file.path, sample: sample))
      }
    }
    let isClaimed = Set(jobs.compactMap { $0.sample.map(\.identity) })
    let golden = samples.filter(\.isGolden)
    unclaimed = samples.filter { !$0.isGolden && !isClaimed.contains($0.identity) }.map(\.folder)
    jobs += golden.map(Job.golden)
    self.jobs = filter.map { text in jobs.filter { $0.names.contains { $0.contains(text) } } } ?? jobs
  }

  /// The tests of a file of the ftr-site-config collection whose pages are among the samples.
  private static func jobs(of file: RuleFile, _ samples: [String: [RuleSample]]) -> [Job] {
    (file.config?.tests ?? []).compactMap { test in
      guard !test.contains.isEmpty, let sample = samples[test.url]?.first, let config = file.config else {
        return nil
      }
      return .claims(
        RuleTest(test, page: sample.folder), rule: config.fileName, file: file.path, sample: sample)
    }
  }

  /// Tests the pages, `jobs` at once; the results come in order. With `explains` each has an explanation.
  public func run(
    jobs width: Int, explains: Bool = false, each: (RulePageResult) throws -> Void
  ) async throws {
    let library = library
    try await Batch(jobs: width).run(jobs) { job in
      switch job {
      case .claims(let test, let rule, let file, let sample):
        RuleTestRun.result(of: test, rule, file, sample, library, explains)
      case .golden(let sample): sample.compared(by: library, explains: explains)
      }
    } emit: {
      try each($0)
    }
  }

  private static func result(
    of test: RuleTest, _ rule: String, _ file: String, _ sample: RuleSample?, _ library: RuleLibrary,
    _ explains: Bool
  ) -> RulePageResult {
    let suite = file.split(separator: "/").last.map(String.init) ?? file
    func result(_ name: String, line: Int, _ failure: String?) -> RuleTestResult {
      RuleTestResult(suite: suite, page: test.page, name: name, file: file, line: line, failure: failure)
    }
    guard let sample else {
      return RulePageResult(results: [result("page", line: test.line, "there is no such page")])
    }
    do throws(FeedmillError) {
      let document = try sample.document(url: test.url)
      let (article, explanation) = try sample.article(of: document, by: library, explains: explains)
      var results: [RuleTestResult] = []
      // A plain text has no rule of its own in what is known of it.
      if !document.isPlainText {
        let used = article.extraction.rule
        let failure =
          used == rule ? nil : "\(used ?? "no site rule") is used for \(document.url ?? "a page without URL")"
        results.append(result("rule", line: test.line, failure))
      }
      results += test.expectations.map { result($0.name, line: $0.line, $0.failure(of: article)) }
      return RulePageResult(
        results: results, warnings: sample.warnings(about: article), explanation: explanation)
    } catch {
      return RulePageResult(results: [result("page", line: test.line, error.description)])
    }
  }
}

private extension RuleTestRun.Job {
  var sample: RuleSample? {
    switch self {
    case .claims(_, _, _, let sample): sample
    case .golden(let sample): sample
    }
  }

  var names: [String] {
    switch self {
    case .claims(let test, _, let file, _): [file, test.page]
    case .golden(let sample): [sample.folder]
    }
  }
}
