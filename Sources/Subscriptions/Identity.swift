package import Foundation

/// The entries of one document with their keys: the first half of telling new from known.
///
/// Pure. Ask the store for the `History` of `lookups`, then `decisions(with:firstRun:)`.
package struct Identity: Sendable {
  /// Longer ids are replaced by their hash.
  package static let maxIDSizeInBytes = 4096
  /// Changes without a newer date that one item may have before they are ignored.
  package static let maxHashOnlyRevisions = 24
  /// The share of a document that must be new, and of its links known, to call its ids unstable.
  package static let unstableShare = 0.6
  /// Documents with fewer entries say nothing about whether ids are stable.
  package static let minEntriesToJudgeIDs = 3
  /// So many unknown entries may be older than the newest known one before all are held back.
  package static let maxOlderStrangers = 5

  /// All entries, in document order.
  package let entries: [IdentifiedEntry]

  /// Identifies the entries of a document of the feed with this UUID.
  package init(feed: UUID, sightings: [Sighting]) {
    var drafts = sightings.enumerated().map {
      EntryDraft(position: $0.offset, sighting: $0.element, feed: feed)
    }
    // Grouped by digest and not by text: Swift's == would join ids that differ in bytes.
    for positions in Dictionary(grouping: drafts.indices, by: { drafts[$0].baseKey }).values
    where positions.count > 1 {
      EntryDraft.separate(positions, in: &drafts)
    }
    var entries = drafts.map { $0.identified(in: feed) }
    Self.dropSharedAliases(of: &entries)
    self.entries = entries
  }

  /// What the store must look up to decide about these entries.
  package var lookups: Lookups {
    var lookups = Lookups()
    for entry in entries where entry.repeats == nil {
      lookups.keys += entry.candidateKeys
      if let alias = entry.alias { lookups.aliases.append(alias) }
      if let link = entry.linkAlias { lookups.links.append(link) }
    }
    return lookups
  }

  /// Keys and other names of a document's entries.
  package struct Lookups: Sendable, Equatable {
    var keys: [ItemKey] = []
    var aliases: [Data] = []
    var links: [Data] = []
  }
}

private extension Identity {
  /// Two entries with one link are told apart by their ids only: the link proves nothing then.
  static func dropSharedAliases(of entries: inout [IdentifiedEntry]) {
    var aliasCounts: [Data: Int] = [:]
    var linkCounts: [Data: Int] = [:]
    for entry in entries where entry.repeats == nil {
      if let alias = entry.alias { aliasCounts[alias, default: 0] += 1 }
      if let link = entry.linkAlias { linkCounts[link, default: 0] += 1 }
    }
    for index in entries.indices {
      if let alias = entries[index].alias, aliasCounts[alias, default: 0] > 1 { entries[index].alias = nil }
      if let link = entries[index].linkAlias, linkCounts[link, default: 0] > 1 {
        entries[index].linkAlias = nil
      }
    }
  }
}
