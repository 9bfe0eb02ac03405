internal import ArticleExtraction
internal import Foundation

/// The rule files and the saved pages that someone works on.
public struct RuleWorkspace: Sendable {
  /// The folder of rule files; nil when there is none.
  public let rulesFolder: String?
  /// The folder of saved pages; nil when there is none.
  public let samplesFolder: String?
  /// What was read of the rules.
  public let files: [RuleFile]

  /// Folders that were named, else `rules` and `samples` of the current folder, else those of a home.
  public init(rules: String?, samples: String?, home: Home) throws(FeedmillError) {
    rulesFolder = rules ?? RuleWorkspace.folder(["rules"], in: home.configuration)
    samplesFolder = samples ?? RuleWorkspace.folder(["samples", "Samples"], in: home.configuration)
    if let samples, !FileManager.default.isFolder(samples) {
      throw FeedmillError(code: "missing-file", message: "there is no such folder", source: samples)
    }
    files = try rulesFolder.map { path throws(FeedmillError) in try RuleFile.files(at: path) } ?? []
  }

  /// The rules of the files that can be used, before the bundled ones.
  public var library: RuleLibrary { RuleLibrary(files: files) }

  /// What is wrong with the files that can't be used.
  public var errors: [FeedmillError] { files.compactMap(\.error) }

  /// All samples, in the order of their paths.
  public var samples: [RuleSample] { samplesFolder.map(RuleSample.samples(below:)) ?? [] }

  /// A saved page as a rule file's test names it: from the file's folder, from the one above it, from where
  /// the samples are, or from the current folder.
  func sample(_ path: String, for file: String) -> RuleSample? {
    if path.hasPrefix("/") { return RuleSample(path) }
    let folder = RuleWorkspace.parent(of: file)
    var places = [folder, RuleWorkspace.parent(of: folder)]
    if let samplesFolder { places += [samplesFolder, RuleWorkspace.parent(of: samplesFolder)] }
    let paths = places.map { $0 == "." ? path : $0 + "/" + path }
    return (paths + [path]).lazy.compactMap { RuleSample($0) }.first
  }

  /// The folder around a path, as the path spells it.
  private static func parent(of path: String) -> String {
    if path == "." { return ".." }
    return path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func folder(_ names: [String], in home: URL) -> String? {
    let places = names + names.map { home.appending(path: $0).path }
    return places.first(where: FileManager.default.isFolder)
  }
}
