internal import Foundation

extension Sink where Self == LineSink {
  /// The sink for what `out` says: `-` for stdout, a folder, or a file of JSON lines.
  ///
  /// A path that ends in `.ndjson`, `.jsonl` or `.json`, or that is a file already, is a file; a path of a
  /// pipe or device is written to like stdout; any other is a folder.
  public static func output(_ out: String) throws(FeedmillError) -> any Sink {
    if out == "-" { return LineSink.standardOutput }
    // A path that doesn't exist has no type.
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: out).resolvingSymlinksInPath().path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory: return FolderSink(path: out)
    case .typeRegular: return try AppendSink(path: out)
    case nil:
      let isFile = [".ndjson", ".jsonl", ".json"].contains { out.hasSuffix($0) }
      return isFile ? try AppendSink(path: out) : FolderSink(path: out)
    default:
      guard let handle = FileHandle(forWritingAtPath: out) else {
        throw FeedmillError(code: "output-unusable", message: "can't be opened for writing", source: out)
      }
      return LineSink(handle, path: out)
    }
  }
}
