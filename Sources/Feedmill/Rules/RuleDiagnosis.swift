internal import ArticleExtraction

/// What in one's own rules no longer does anything, as far as the samples show.
public struct RuleDiagnosis: Sendable {
  /// By file and line.
  public private(set) var findings: [FeedmillError] = []
  /// How many samples were looked at.
  public let count: Int

  /// What was seen of one rule.
  private struct Record {
    var samples = 0
    var fired: Set<String> = []
    var bodiless: [String] = []
  }

  /// Extracts all samples of a workspace by its rules.
  public init(of workspace: RuleWorkspace) {
    let library = workspace.library
    var records: [String: Record] = [:]
    var kept: [String: String] = [:]
    let samples = workspace.samples
    count = samples.count
    for sample in samples {
      // What can't be read shows nothing of the rules; rules test says so.
      guard let document = try? sample.document(),
        let explanation = try? Explanation(of: document, by: library),
        let name = explanation.article.extraction.rule
      else { continue }
      var record = records[name] ?? Record()
      record.samples += 1
      record.fired.formUnion(explanation.article.extraction.removals?.map(\.rule) ?? [])
      let isDetected = explanation.article.extraction.method != .siteRule
      if isDetected { record.bodiless.append(sample.folder) }
      records[name] = record
      for refusal in explanation.refusals where refusal.reason.hasPrefix("kept by") {
        kept[refusal.rule] = "\(refusal.reason) in \(sample.folder)"
      }
    }
    for file in workspace.files {
      guard let rule = file.rule else { continue }
      diagnose(rule, records[rule.name], kept)
    }
  }

  private mutating func diagnose(_ rule: Rule, _ record: Record?, _ kept: [String: String]) {
    guard let record else {
      // Rules that others extend are for no page themselves.
      if !rule.hosts.isEmpty {
        note(rule, nil, "no sample is of this rule: is another one chosen, or none saved?")
      }
      return
    }
    let isBodyGiven = rule.fields[.body].map { !$0.isEmpty } ?? false
    if isBodyGiven, let sample = record.bodiless.first {
      note(
        rule, nil,
        "no `body` matches in \(record.bodiless.count) of \(record.samples) samples, such as \(sample)")
    }
    for removal in rule.removals where !record.fired.contains(removal.id) {
      let reason = kept[removal.id].map { ": \($0)" } ?? " in \(record.samples) samples"
      note(rule, removal.line, "`\(removal.pattern)` removed nothing\(reason)")
    }
  }

  private mutating func note(_ rule: Rule, _ line: Int?, _ message: String) {
    findings.append(FeedmillError(code: "rule-idle", message: message, source: rule.file, line: line))
  }
}

extension Removal {
  /// Where the entry stands in its file.
  fileprivate var line: Int? { at.split(separator: ":").last.flatMap { Int($0) } }
}
