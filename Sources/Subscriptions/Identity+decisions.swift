internal import Foundation

extension Identity {
  /// Tells new from known, changed and held back.
  package func decisions(with history: History, firstRun: FirstRun = .all) -> DocumentDecisions {
    let matches = entries.map { $0.repeats == nil ? history.match(of: $0) : .none }
    var result = DocumentDecisions(decisions: [])
    result.isGuidUnstable = history.isGuidUnstable || hasUnstableIDs(matches, history)
    let found = matches.map { $0.item(trustingLinks: result.isGuidUnstable) }
    result.isRekeyed = isRekeyed(found, history)
    let emitted = history.isFirstDocument ? positions(emittedBy: firstRun) : nil
    for (entry, item) in zip(entries, found) {
      if entry.repeats != nil {
        result.decisions.append(Decision(entry, .repeated))
      } else if let item {
        result.decisions.append(Decision(entry, of: item))
      } else if history.assumesSeen || emitted?.contains(entry.position) == false {
        result.decisions.append(Decision(entry, .skipped))
      } else if result.isRekeyed, !entry.isNewer(than: history.newestDate) {
        result.decisions.append(Decision(entry, .heldBack))
      } else {
        result.decisions.append(Decision(entry, .new))
      }
    }
    return result
  }
}

/// How an entry was recognized.
private enum Match {
  case none
  /// By key or by the same id written differently.
  case identity(KnownItem)
  /// By its link and its title or body.
  case content(KnownItem)
  /// By its link alone.
  case link(KnownItem)

  func item(trustingLinks: Bool) -> KnownItem? {
    switch self {
    case .none: nil
    case .identity(let item), .content(let item): item
    case .link(let item): trustingLinks ? item : nil
    }
  }
}

private extension History {
  func match(of entry: IdentifiedEntry) -> Match {
    for key in entry.candidateKeys {
      guard let item = items[key] else { continue }
      if key == entry.key { return .identity(item) }
      let hasSameLink = item.canonicalLink != nil && item.canonicalLink == entry.canonicalLink
      if hasSameLink || item.resembles(entry) { return .identity(item) }
    }
    let aliased = entry.alias.map { known($0, in: keysByAlias) } ?? []
    // …/page#1 and …/page#2 are two entries; …/page and …/page#top are one.
    let fitting = aliased.filter {
      $0.fragment == nil || entry.fragment == nil || $0.fragment == entry.fragment
    }
    if let item = closest(to: entry, among: fitting) { return .identity(item) }
    let linked = entry.linkAlias.map { known($0, in: keysByLink) } ?? []
    if let item = closest(to: entry, among: linked.filter { $0.resembles(entry) }) { return .content(item) }
    return closest(to: entry, among: linked).map(Match.link) ?? .none
  }

  /// The item with the entry's very content, else any, but the same one each time.
  func closest(to entry: IdentifiedEntry, among items: [KnownItem]) -> KnownItem? {
    items.first { $0.contentHash == entry.contentHash } ?? items.min { $0.key.hex < $1.key.hex }
  }

  func known(_ alias: Data, in index: [Data: [ItemKey]]) -> [KnownItem] {
    (index[alias] ?? []).compactMap { items[$0] }
  }
}

private extension Identity {
  func hasUnstableIDs(_ matches: [Match], _ history: History) -> Bool {
    var total = 0
    var strangers = 0
    var knownLinks = 0
    for (entry, match) in zip(entries, matches) where entry.repeats == nil {
      total += 1
      if case .identity = match {} else { strangers += 1 }
      if let link = entry.linkAlias, history.keysByLink[link] != nil { knownLinks += 1 }
    }
    guard total >= Self.minEntriesToJudgeIDs else { return false }
    let share = Double(total) * Self.unstableShare
    return Double(strangers) >= share && Double(knownLinks) >= share
  }

  func isRekeyed(_ found: [KnownItem?], _ history: History) -> Bool {
    guard !history.isFirstDocument, !history.assumesSeen, found.allSatisfy({ $0 == nil }),
      let newest = history.newestDate
    else { return false }
    let older = entries.count { entry in
      entry.repeats == nil && entry.date.map { $0 < newest } == true
    }
    return older > Self.maxOlderStrangers
  }

  /// The positions that the first-run setting lets through: the newest by date, the undated last.
  func positions(emittedBy firstRun: FirstRun) -> Set<Int>? {
    switch firstRun {
    case .all: return nil
    case .nothing: return []
    case .latest(let count):
      let ordered = entries.filter { $0.repeats == nil }.sorted { left, right in
        let (leftDate, rightDate) = (left.date ?? .distantPast, right.date ?? .distantPast)
        return leftDate == rightDate ? left.position < right.position : leftDate > rightDate
      }
      return Set(ordered.prefix(count).map(\.position))
    }
  }
}

private extension IdentifiedEntry {
  func isNewer(than date: Date?) -> Bool {
    guard let own = self.date, let date else { return false }
    return own > date
  }
}

private extension Decision {
  init(_ entry: IdentifiedEntry, _ verdict: Verdict) {
    self.init(entry: entry, key: entry.key, verdict: verdict, revision: 1, hashOnlyRevisions: 0)
  }

  /// A decision about an entry that was recognized as `item`.
  init(_ entry: IdentifiedEntry, of item: KnownItem) {
    var isNewerByDate = false
    if let modified = entry.modified { isNewerByDate = item.modified.map { modified > $0 } ?? false }
    let isChanged = entry.contentHash != item.contentHash
    let isTooOften = !isNewerByDate && item.hashOnlyRevisions >= Identity.maxHashOnlyRevisions
    guard isChanged, !isTooOften else {
      self.init(
        entry: entry, key: item.key, verdict: .known, revision: item.revision,
        hashOnlyRevisions: item.hashOnlyRevisions)
      return
    }
    self.init(
      entry: entry, key: item.key, verdict: .update, revision: item.revision + 1,
      hashOnlyRevisions: item.hashOnlyRevisions + (isNewerByDate ? 0 : 1))
  }
}
