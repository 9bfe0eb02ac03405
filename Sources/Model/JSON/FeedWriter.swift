/// Writes a feed's JSON entry by entry: the feed's own entries, or such as are made while they are written.
///
/// Bytes are handed out in chunks a little longer than 64 KiB.
package struct FeedWriter {
  private let feed: Feed
  private var writer: JSONWriter

  private static let chunkSizeInBytes = 1 << 16

  /// Begins a feed's document; the feed's own entries aren't looked at.
  package init(_ feed: Feed, pretty: Bool) {
    self.feed = feed
    writer = JSONWriter(pretty: pretty)
    writer.reserve(Self.chunkSizeInBytes)
    writer.beginFeed(feed)
  }

  /// Writes the next entry.
  package mutating func write(_ entry: Entry, chunk: ([UInt8]) throws -> Void) rethrows {
    writer.separate()
    writer.write(entry)
    if writer.bytes.count >= Self.chunkSizeInBytes { try writer.handOut(chunk) }
  }

  /// Writes what comes after the entries.
  package mutating func finish(chunk: ([UInt8]) throws -> Void) rethrows {
    writer.endFeed(feed)
    try writer.handOut(chunk)
  }
}
