internal import Fetching
public import Foundation

/// The records of a web archive (ISO 28500, WARC 1.0 and 1.1), plain or gzip, compressed one by one or whole.
///
/// Records are read one at a time, so a file of any size takes the memory of its largest record. A broken record
/// gives an error in its place and reading goes on with the next one.
public struct WARCReader: Sequence, IteratorProtocol {
  /// No record's header is longer.
  public static let maxHeaderBytes = 64 << 10
  /// Larger records are passed over, with an error.
  public static let maxRecordBytes = InputLoader.maxDocumentBytes

  private var bytes: WARCBytes
  private let source: String
  private var isAtEnd = false

  /// The records of what `handle` gives; `source` is the file's name, for errors.
  public init(_ handle: FileHandle, source: String) {
    bytes = WARCBytes(handle)
    self.source = source
  }

  /// The next record, or what is wrong with it; nil at the end.
  public mutating func next() -> Result<WARCRecord, FeedmillError>? {
    guard !isAtEnd else { return nil }
    do throws(FeedmillError) {
      return try nextRecord().map { .success($0) }
    } catch {
      return .failure(error.about(source))
    }
  }

  private mutating func nextRecord() throws(FeedmillError) -> WARCRecord? {
    guard let (offset, version) = try nextVersionLine() else { return nil }
    let header = try header(version, at: offset)
    guard let length = header["Content-Length"].flatMap({ Int($0) }), length >= 0 else {
      throw FeedmillError(code: "bad-warc", message: "\(place(offset)) has no Content-Length")
    }
    guard length <= WARCReader.maxRecordBytes else {
      try skip(length)
      throw FeedmillError(
        code: "over-limit",
        message: "\(place(offset)) is larger than \(WARCReader.maxRecordBytes >> 20) MiB")
    }
    guard let block = try take(length) else {
      isAtEnd = true
      throw FeedmillError(code: "bad-warc", message: "\(place(offset)) breaks off")
    }
    return WARCRecord(header: header, block: block, offset: offset)
  }

  /// The line `WARC/1.0` of the next record and where it stands; what is before it is passed over and told.
  private mutating func nextVersionLine() throws(FeedmillError) -> (offset: Int?, line: [UInt8])? {
    var isLost = false
    while true {
      let offset: Int? = try mended { (bytes: inout WARCBytes) throws(Decompression.Failure) in
        try bytes.offset()
      }
      guard let line = try line() else {
        isAtEnd = true
        if isLost { throw FeedmillError(code: "bad-warc", message: "no record is found to the end") }
        return nil
      }
      if line.isEmpty { continue }
      if line.starts(with: Array("WARC/".utf8)) { return (offset, line) }
      isLost = true
    }
  }

  private mutating func header(_ version: [UInt8], at offset: Int?) throws(FeedmillError) -> HeaderFields {
    var fields = HeaderFields()
    var size = version.count
    while let line = try line(), !line.isEmpty {
      size += line.count
      guard size <= WARCReader.maxHeaderBytes else {
        throw FeedmillError(code: "bad-warc", message: "the header of \(place(offset)) has no end")
      }
      fields.append(line: line)
    }
    return fields
  }

  private func place(_ offset: Int?) -> String { offset.map { "the record at byte \($0)" } ?? "a record" }

  // MARK: Bytes

  private mutating func line() throws(FeedmillError) -> [UInt8]? {
    try mended { (bytes: inout WARCBytes) throws(Decompression.Failure) in
      try bytes.line(limit: WARCReader.maxHeaderBytes)
    }
  }

  private mutating func take(_ count: Int) throws(FeedmillError) -> [UInt8]? {
    try mended { (bytes: inout WARCBytes) throws(Decompression.Failure) in try bytes.take(count) }
  }

  private mutating func skip(_ count: Int) throws(FeedmillError) {
    try mended { (bytes: inout WARCBytes) throws(Decompression.Failure) in try bytes.skip(count) }
  }

  /// Runs a step; damaged compression ends the file, for nothing tells where it goes on.
  private mutating func mended<Value>(
    _ step: (inout WARCBytes) throws(Decompression.Failure) -> Value
  ) throws(FeedmillError) -> Value {
    do throws(Decompression.Failure) {
      return try step(&bytes)
    } catch {
      isAtEnd = true
      throw FeedmillError(code: "bad-gzip", message: "the compressed data is damaged: \(error)")
    }
  }
}
