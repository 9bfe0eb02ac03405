internal import Foundation
internal import GRDB

extension Store {
  /// Stores what one look at one feed brought: items, articles to deliver, validators and the next check, all
  /// or nothing. Gives the numbers of the articles that wait for delivery.
  @discardableResult
  package func commit(_ outcome: PollOutcome) throws(StoreError) -> [Int64] {
    try write { db in try Self.commit(outcome, in: db) }
  }

  /// Stores several looks in one transaction, which costs the disk no more than one: all or nothing of them.
  package func commit(_ outcomes: [PollOutcome]) async throws(StoreError) -> [[Int64]] {
    try await writeAside { db in try outcomes.map { try Self.commit($0, in: db) } }
  }
}

private extension Store {
  static func commit(_ outcome: PollOutcome, in db: Database) throws -> [Int64] {
    let row = try db.fetchCached(
      sql: "SELECT document FROM feeds WHERE uid = ?", arguments: [outcome.feed.stored])
    guard let row else { throw StoreError.corrupt("no feed \(outcome.feed.stored)") }
    var seqs: [Int64] = []
    switch outcome.answer {
    case .document(let document):
      let number = row.count("document") &+ 1
      let items = ItemWriter(db: db, feed: outcome.feed, document: number, date: outcome.date)
      for decision in document.decisions.decisions { try items.record(decision) }
      for article in document.articles {
        if let seq = try Self.enqueue(article, of: outcome, items: items, in: db) { seqs.append(seq) }
      }
      try Self.store(document, number: number, of: outcome, in: db)
    case .sameBody(let validators): try Self.replace(validators, of: outcome, in: db)
    case .notModified(let validators): try Self.merge(validators, of: outcome, in: db)
    case .failure(let error, let dropsValidators):
      try Self.store(error, dropsValidators: dropsValidators, of: outcome, in: db)
    }
    try Self.store(outcome.check, of: outcome, in: db)
    return seqs
  }

  static func store(
    _ document: PollOutcome.Document, number: Int, of outcome: PollOutcome, in db: Database
  ) throws {
    try replace(document.validators, of: outcome, in: db)
    try db.executeCached(
      sql: """
        UPDATE feeds SET document = ?, body_hash = ?, own_title = coalesce(?, own_title), new_feed_url = ?,
          hub = ?, assumes_seen = 0, is_guid_unstable = ?, rekeyed = coalesce(?, rekeyed) WHERE uid = ?
        """,
      arguments: [
        number, document.bodyHash, document.title, document.newFeedURL, document.hub,
        document.decisions.isGuidUnstable, document.decisions.isRekeyed ? outcome.date.stored : nil,
        outcome.feed.stored,
      ])
  }

  static func replace(_ validators: StoredValidators, of outcome: PollOutcome, in db: Database) throws {
    try db.executeCached(
      sql:
        "UPDATE feeds SET etag = ?, last_modified = ?, validators_url = ?, last_document = ? WHERE uid = ?",
      arguments: [
        validators.etag, validators.lastModified, validators.url, outcome.date.stored, outcome.feed.stored,
      ])
  }

  static func merge(_ validators: StoredValidators, of outcome: PollOutcome, in db: Database) throws {
    try db.executeCached(
      sql: """
        UPDATE feeds SET etag = coalesce(?, etag), last_modified = coalesce(?, last_modified) WHERE uid = ?
        """,
      arguments: [validators.etag, validators.lastModified, outcome.feed.stored])
  }

  static func store(
    _ error: PollError, dropsValidators: Bool, of outcome: PollOutcome, in db: Database
  ) throws {
    if dropsValidators {
      try db.executeCached(
        sql: "UPDATE feeds SET etag = NULL, last_modified = NULL, body_hash = NULL WHERE uid = ?",
        arguments: [outcome.feed.stored])
    }
    try db.executeCached(
      sql: "UPDATE feeds SET last_error_code = ?, last_error_message = ? WHERE uid = ?",
      arguments: [error.code, error.message, outcome.feed.stored])
  }

  static func store(_ check: Check, of outcome: PollOutcome, in db: Database) throws {
    let standing = check.standing
    try db.executeCached(
      sql: """
        UPDATE feeds SET state = ?, next_check = ?, reason = ?, failures = ?, throttles = ?, gone_since = ?,
          noticed = ?, move_url = ?, move_since = ?, move_runs = ?, fetch_url = coalesce(?, fetch_url),
          last_poll = ?, hints = coalesce(?, hints), polls = polls + 1, bytes = bytes + ? WHERE uid = ?
        """,
      arguments: [
        check.state.rawValue, check.date?.stored, check.reason.rawValue, standing.failures,
        standing.throttles, standing.goneSince?.stored, standing.noticed?.stored, standing.move?.url,
        standing.move?.since.stored,
        standing.move?.runs ?? 0, check.movesTo, outcome.date.stored, outcome.hints?.stored,
        outcome.sizeInBytes,
        outcome.feed.stored,
      ])
    guard check.state == .ok else { return }
    try db.executeCached(
      sql: """
        UPDATE feeds SET last_success = ?, last_error_code = NULL, last_error_message = NULL WHERE uid = ?
        """,
      arguments: [outcome.date.stored, outcome.feed.stored])
  }
}
