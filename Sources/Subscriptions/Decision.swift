/// What one entry of a document turned out to be.
package struct Decision: Sendable, Equatable {
  /// The entry decided about.
  package let entry: IdentifiedEntry
  /// The key of the item: the entry's own, or that of the item it was recognized as.
  package let key: ItemKey
  /// The outcome.
  package let verdict: Verdict
  /// 1 for a new item; one more with each update.
  package let revision: Int
  /// How many revisions were found by the hash alone.
  package let hashOnlyRevisions: Int

  /// What can become of an entry.
  package enum Verdict: String, Sendable {
    /// Never seen: to be emitted.
    case new
    /// Seen, and the same as before.
    case known
    /// Seen, and changed since.
    case update
    /// Recorded as seen and not emitted: the whole document looks renumbered.
    case heldBack
    /// Recorded as seen and not emitted: the first-run setting or a lost state says so.
    case skipped
    /// The same entry stands earlier in the document.
    case repeated
  }
}

/// The decisions about a whole document.
package struct DocumentDecisions: Sendable, Equatable {
  /// One an entry, in document order.
  package var decisions: [Decision]
  /// The feed makes up new ids: now, or found so before.
  package var isGuidUnstable = false
  /// The document shares nothing with what was known; its older entries were held back.
  package var isRekeyed = false

  /// Decisions about a document of a feed whose ids hold.
  package init(decisions: [Decision]) { self.decisions = decisions }

  /// The decisions with this verdict, in document order.
  package func only(_ verdict: Decision.Verdict) -> [Decision] {
    decisions.filter { $0.verdict == verdict }
  }
}
