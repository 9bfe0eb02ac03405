internal import Foundation

/// The web archives that arguments name: files, folders of them, `-` for stdin.
public struct WARCFiles: Sendable {
  /// What archives are called.
  private static let endings = [".warc", ".warc.gz"]

  /// A file that can be opened, or why not.
  public typealias Opened = (source: String, records: Result<WARCReader, FeedmillError>)

  private let paths: [String]

  /// The files that the arguments name, those of a folder in the order of their names.
  public init(_ arguments: [String]) {
    paths = arguments.flatMap { argument -> [String] in
      let url = URL(filePath: argument)
      guard argument != "-", (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true else {
        return [argument]
      }
      let names = FileManager.default.enumerator(atPath: argument)?.compactMap { $0 as? String } ?? []
      return names.filter { name in WARCFiles.endings.contains { name.lowercased().hasSuffix($0) } }.sorted()
        .map { url.appending(path: $0).relativePath }
    }
  }

  /// Each file when it is asked for, so that no more than one is open.
  public var opened: some Sequence<Opened> {
    paths.lazy.map { path in
      if path == "-" { return (path, .success(WARCReader(.standardInput, source: path))) }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        let isThere = FileManager.default.fileExists(atPath: path)
        return (
          path,
          .failure(
            FeedmillError(
              code: isThere ? "unreadable-file" : "missing-file",
              message: isThere ? "the file can't be read" : "there is no such file", source: path))
        )
      }
      return (path, .success(WARCReader(handle, source: path)))
    }
  }
}

extension WARCRecord {
  /// The article of the page in the record; nil for a record that holds no page.
  public func article(
    of source: String, options: ExtractionOptions = .init()
  ) throws(FeedmillError) -> Article? {
    guard let document = try page(source: source) else { return nil }
    return try Article(extracting: document, options: options)
  }
}
