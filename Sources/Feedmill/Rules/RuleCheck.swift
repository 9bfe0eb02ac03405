internal import ArticleExtraction
internal import Foundation

/// What is wrong or doubtful in rule files.
public struct RuleCheck: Sendable {
  /// What makes files unusable.
  public private(set) var errors: [FeedmillError] = []
  /// What can be used but will hardly do what was meant.
  public private(set) var warnings: [FeedmillError] = []
  /// How many files were read.
  public private(set) var count = 0

  /// Checks the files of a workspace, or those that are named: files and folders.
  public init(_ workspace: RuleWorkspace, paths: [String] = []) throws(FeedmillError) {
    var files: [RuleFile] = paths.isEmpty ? workspace.files : []
    for path in paths {
      guard FileManager.default.fileExists(atPath: path) else {
        throw FeedmillError(code: "missing-file", message: "there is no such file or folder", source: path)
      }
      files += try RuleFile.files(at: path)
    }
    for file in files { check(file, workspace) }
  }

  private mutating func check(_ file: RuleFile, _ workspace: RuleWorkspace) {
    count += 1
    if let config = file.config {
      warnings += config.remarks.map(FeedmillError.init(warning:))
      return
    }
    guard let rule = file.rule else {
      if let error = file.error { errors.append(error) }
      return
    }
    for test in rule.tests where workspace.sample(test.page, for: file.path) == nil {
      errors.append(
        FeedmillError(
          code: "missing-page", message: "there is no page \(test.page)", source: file.path, line: test.line))
    }
    do {
      let found = try RuleLint.warnings(yaml: InputLoader.file(file.path), file: file.path)
      warnings += found.map(FeedmillError.init(warning:))
    } catch let error as RuleError {
      errors.append(FeedmillError(error))
    } catch {
      errors.append(FeedmillError(code: "unreadable-file", message: "\(error)", source: file.path))
    }
  }
}

extension FeedmillError {
  /// What in a rule file does not do what was meant.
  init(warning: RuleError) {
    self.init(warning)
    code = "rule-warning"
  }
}
