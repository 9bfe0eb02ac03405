internal import ArticleExtraction
internal import Foundation

/// A file of rules that was read, or why it can't be used.
public struct RuleFile: Sendable {
  /// The file, as it was found.
  public let path: String
  let content: Result<Rule, FeedmillError>

  /// Reads a file.
  init(_ path: String) {
    self.path = path
    content = Result { () throws(FeedmillError) in
      let bytes = try InputLoader.file(path)
      do throws(RuleError) {
        return try Rule(yaml: bytes, file: path)
      } catch {
        throw FeedmillError(error)
      }
    }
  }

  /// What is wrong with the file; nil when it can be used.
  public var error: FeedmillError? {
    if case .failure(let error) = content { error } else { nil }
  }

  var rule: Rule? { try? content.get() }

  /// A file, or the rule files of a folder in the order of their names.
  public static func files(at path: String) throws(FeedmillError) -> [RuleFile] {
    guard FileManager.default.isFolder(path) else { return [RuleFile(path)] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw FeedmillError(code: "missing-file", message: "the rules folder can't be read", source: path)
    }
    let own = names.sorted().filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
    return own.map { RuleFile((path.hasSuffix("/") ? path : path + "/") + $0) }
  }
}

extension FileManager {
  /// True for a folder, also behind a link.
  func isFolder(_ path: String) -> Bool {
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    let type = try? attributesOfItem(atPath: real)[.type] as? FileAttributeType
    return type == .typeDirectory
  }
}

extension FeedmillError {
  /// What is wrong in a rule file.
  init(_ error: RuleError) {
    self.init(
      code: "bad-rule", message: error.message, source: error.file, line: error.line > 0 ? error.line : nil,
      column: error.column > 0 ? error.column : nil)
  }
}
