internal import ArticleExtraction
internal import Foundation

/// A file of rules that was read, or why it can't be used.
public struct RuleFile: Sendable {
  /// The file, as it was found.
  public let path: String
  let content: Result<Content, FeedmillError>

  /// What a file says, in one of the two languages.
  enum Content: Sendable {
    case rule(Rule)
    case config(SiteConfig)
  }

  /// Reads a file.
  init(_ path: String) {
    self.init(path) { () throws(FeedmillError) in try InputLoader.file(path) }
  }

  /// A file as it would be with another text.
  init(_ path: String, text: [UInt8]) { self.init(path) { () throws(FeedmillError) in text } }

  private init(_ path: String, read: () throws(FeedmillError) -> [UInt8]) {
    self.path = path
    content = Result { () throws(FeedmillError) in
      let bytes = try read()
      if RuleFile.isConfig(path) { return .config(SiteConfig(bytes, file: path)) }
      do throws(RuleError) {
        return .rule(try Rule(yaml: bytes, file: path))
      } catch {
        throw FeedmillError(error)
      }
    }
  }

  /// What is wrong with the file; nil when it can be used.
  public var error: FeedmillError? {
    if case .failure(let error) = content { error } else { nil }
  }

  var rule: Rule? { if case .success(.rule(let rule)) = content { rule } else { nil } }

  var config: SiteConfig? { if case .success(.config(let config)) = content { config } else { nil } }

  /// The folder inside a folder of rules in which an imported collection stands.
  static let importFolder = "ftr"

  /// True for the name of a rule file in either language.
  static func isRules(_ path: String) -> Bool { path.hasSuffix(".yaml") || isConfig(path) }

  /// True for a file of the ftr-site-config collection: `HOST.txt`, `.HOST.txt`, `global.txt`.
  static func isConfig(_ path: String) -> Bool {
    guard path.hasSuffix(".txt") else { return false }
    let name = path.dropLast(4).split(separator: "/").last ?? ""
    return name.contains(".") || name == "global"
  }

  /// A file, or the rule files of a folder in the order of their names: `.yaml`, the `HOST.txt` of the
  /// ftr-site-config collection, and those of such a collection in the folder `ftr`.
  public static func files(at path: String) throws(FeedmillError) -> [RuleFile] {
    guard FileManager.default.isFolder(path) else { return [RuleFile(path)] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw FeedmillError(code: "missing-file", message: "the rules folder can't be read", source: path)
    }
    let own = names.sorted().filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") || isConfig($0) }
    let start = path.hasSuffix("/") ? path : path + "/"
    let imported = start + importFolder
    let collection = FileManager.default.isFolder(imported) ? try files(at: imported) : []
    return own.map { RuleFile(start + $0) } + collection
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
