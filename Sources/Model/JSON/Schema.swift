/// The JSON Schemas (draft 2020-12) of what feedmill writes and reads.
public enum Schema: String, CaseIterable, Sendable {
  /// An article, as `extract`, `poll` and `articles` write it, and an item of a feed.
  case item
  /// A feed, as `parse` writes it.
  case feed
  /// A rule file.
  case rules
  /// A `feeds.yaml`.
  case feeds

  /// The schema, complete in itself.
  public var json: [UInt8] {
    switch self {
    case .item: PackageResources.item_schema_json
    case .feed: Self.bundled(PackageResources.feed_schema_json, with: PackageResources.item_schema_json)
    case .rules: PackageResources.rules_schema_json
    case .feeds: PackageResources.feeds_schema_json
    }
  }

  /// A feed's schema with the item's among its definitions, so that what both need is written once.
  private static func bundled(_ feed: [UInt8], with item: [UInt8]) -> [UInt8] {
    guard let feed = try? JSONValue(parsing: feed).members, let item = try? JSONValue(parsing: item).members
    // Both are files of this target, and a test reads them.
    else { return feed }
    let shared = item.first { $0.key == "$defs" }?.value.members ?? []
    let body = item.filter { $0.key != "$defs" && $0.key != "$schema" }
    let definitions = JSONValue.object(shared + [JSONValue.Member("item", .object(body))])
    return JSONValue.object(feed + [JSONValue.Member("$defs", definitions)]).json(pretty: true) + [0x0A]
  }
}
