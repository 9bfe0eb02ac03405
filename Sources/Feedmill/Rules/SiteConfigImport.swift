internal import ArticleExtraction
internal import Foundation

/// A collection of site files in the ftr-site-config language, to be used as it is.
public struct SiteConfigImport: Sendable {
  /// What of the files is not done: unknown directives, XPaths that can't be evaluated, logins.
  public let remarks: [FeedmillError]
  /// How many XPaths there are.
  public let expressions: Int
  /// How many files there are.
  public var count: Int { configs.count }
  private let configs: [SiteConfig]

  /// Reads the `HOST.txt` files of a folder.
  public init(from folder: String) throws(FeedmillError) {
    configs = try RuleFile.files(at: folder).compactMap(\.config)
    guard !configs.isEmpty else {
      throw FeedmillError(code: "missing-file", message: "there is no HOST.txt in it", source: folder)
    }
    remarks = configs.flatMap(\.remarks).map(FeedmillError.init(warning:))
    expressions = configs.reduce(0) { $0 + $1.expressions.count }
  }

  /// Writes each file in the language of rule files into the folder `ftr` of a folder of rules; equal ones stay.
  ///
  /// Gives how many were written, and the lines that can't be said in it, with the reason.
  public func convert(to rules: String) throws(FeedmillError) -> (written: Int, remarks: [FeedmillError]) {
    let base = configs.contains { $0.name == "global" } ? "global" : nil
    var written = 0
    var remarks: [FeedmillError] = []
    for config in configs {
      let conversion = SiteConfigConversion(config, extending: base)
      remarks += conversion.remarks.map(FeedmillError.init(warning:))
      if try write(Array(conversion.yaml.utf8), to: conversion.fileName, of: rules) { written += 1 }
    }
    return (written, remarks)
  }

  /// Copies the files into the folder `ftr` of a folder of rules; equal ones stay. Gives how many were written.
  public func copy(to rules: String) throws(FeedmillError) -> Int {
    var written = 0
    for config in configs {
      let name = config.file.split(separator: "/").last.map(String.init) ?? config.fileName
      if try write(try InputLoader.file(config.file), to: name, of: rules) { written += 1 }
    }
    return written
  }

  /// True when the file was not there or another.
  private func write(_ bytes: [UInt8], to name: String, of rules: String) throws(FeedmillError) -> Bool {
    let path = rules + "/" + RuleFile.importFolder
    if FileManager.default.contents(atPath: path + "/" + name) == Data(bytes) { return false }
    do throws(FolderError) {
      try Folder(path: path).write(bytes, to: name)
    } catch {
      throw FeedmillError(output: path, error)
    }
    return true
  }
}
