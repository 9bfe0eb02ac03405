package import Foundation

/// What the store knows of one feed's items, as far as one document asks.
package struct History: Sendable {
  /// Items by key.
  package var items: [ItemKey: KnownItem]
  /// Keys of the items with this other name.
  package var keysByAlias: [Data: [ItemKey]]
  /// Keys of the items with this canonical link.
  package var keysByLink: [Data: [ItemKey]]
  /// No document of the feed was read before.
  package var isFirstDocument: Bool
  /// The state was lost: what the next document holds counts as seen.
  package var assumesSeen: Bool
  /// The feed makes up new ids at each look.
  package var isGuidUnstable: Bool
  /// The newest publication date among the known items; dates in the future don't count.
  package var newestDate: Date?

  /// The history of a feed that was never read.
  package init() {
    items = [:]
    keysByAlias = [:]
    keysByLink = [:]
    isFirstDocument = true
    assumesSeen = false
    isGuidUnstable = false
  }

  /// Knows what these decisions were about, as the store would after committing them.
  package mutating func record(_ decisions: [Decision]) {
    isFirstDocument = false
    for decision in decisions where decision.verdict != .repeated {
      let entry = decision.entry
      let before = items[decision.key]
      items[decision.key] = KnownItem(decision, after: before)
      newestDate = [newestDate, before == nil ? entry.date : nil].compactMap { $0 }.max()
      guard decision.key == entry.key, decision.verdict != .known else { continue }
      if let alias = entry.alias { keysByAlias[alias, default: []].appendOnce(decision.key) }
      if let link = entry.linkAlias { keysByLink[link, default: []].appendOnce(decision.key) }
    }
  }
}

/// One item the store knows.
package struct KnownItem: Sendable, Equatable {
  /// What the item is known by.
  package var key: ItemKey
  /// The entry's content when last recorded.
  package var contentHash: Data
  /// 1 for an item that never changed.
  package var revision: Int
  /// How many of the revisions came without a newer date.
  package var hashOnlyRevisions: Int
  /// The date of the last change the feed told.
  package var modified: Date?

  var fragment: String?
  var canonicalLink: String?
  var titleHash: Data?
  var bodyHash: Data?
}

extension KnownItem {
  /// The item after a decision about it.
  init(_ decision: Decision, after before: KnownItem?) {
    let entry = decision.entry
    if let before, decision.verdict == .known {
      self = before
      return
    }
    self.init(
      key: decision.key, contentHash: entry.contentHash, revision: decision.revision,
      hashOnlyRevisions: decision.hashOnlyRevisions, modified: entry.modified ?? before?.modified,
      fragment: entry.fragment, canonicalLink: entry.canonicalLink, titleHash: entry.titleHash,
      bodyHash: entry.bodyHash)
  }

  /// Whether the entry has this item's title or body.
  func resembles(_ entry: IdentifiedEntry) -> Bool {
    (titleHash != nil && titleHash == entry.titleHash) || (bodyHash != nil && bodyHash == entry.bodyHash)
  }
}

private extension Array where Element: Equatable {
  mutating func appendOnce(_ element: Element) {
    if !contains(element) { append(element) }
  }
}
