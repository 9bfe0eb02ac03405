internal import Fetching
internal import Foundation
internal import Model
internal import Subscriptions

/// A feed's document on its way to the state: what its entries are, and what is delivered of them.
struct FeedDocument {
  private let document: Feed
  private let response: FetchResponse
  private let hash: Data
  private let poll: FeedPoll

  /// So many articles are made and stored at a time: a run that is stopped keeps what it has.
  static let portion = 20
  /// Pages of one feed that are worked on at once; the same host is asked one by one all the same.
  static let pagesAtOnce = 4

  init(_ document: Feed, _ response: FetchResponse, hash: Data, of poll: FeedPoll) {
    self.document = document
    self.response = response
    self.hash = hash
    self.poll = poll
  }

  /// Decides, makes the articles and stores them.
  func store() async throws(PollInterruption) {
    let decided = try decisions()
    let wanted = emitted(of: decided)
    if decided.isRekeyed {
      poll.say(.warning, "rekeyed", "shares nothing with before: older entries are held back")
    }
    var rest = decided
    let positions = Set(wanted.map(\.entry.position))
    rest.decisions.removeAll { positions.contains($0.entry.position) }

    var portion: [Decision] = []
    var isFirst = true
    for (index, decision) in wanted.enumerated() {
      portion.append(decision)
      guard portion.count == FeedDocument.portion, index + 1 < wanted.count else { continue }
      var part = rest
      part.decisions = (isFirst ? rest.decisions : []) + portion
      try await store(part, articles: try await articles(for: portion), isLast: false)
      portion = []
      isFirst = false
    }
    var part = rest
    part.decisions = (isFirst ? rest.decisions : []) + portion
    try await store(part, articles: try await articles(for: portion), isLast: true)
  }
}

private extension FeedDocument {
  func decisions() throws(PollInterruption) -> DocumentDecisions {
    let identity = Identity(feed: poll.feed.uid, sightings: document.entries.map(Sighting.init))
    let firstRun = poll.context.options.firstRun?.setting ?? poll.subscription.firstRun ?? .all
    do throws(StoreError) {
      let history = try poll.context.store.history(
        of: poll.feed.uid, for: identity.lookups, at: poll.context.now())
      return identity.decisions(with: history, firstRun: firstRun)
    } catch {
      throw .fatal(FeedmillError(error))
    }
  }

  /// What is delivered, oldest first: the order it would have come in.
  func emitted(of decided: DocumentDecisions) -> [Decision] {
    let verdicts: [Decision.Verdict] =
      switch poll.context.options.emits {
      case .new: [.new]
      case .updates: [.update]
      case .all: [.new, .update]
      }
    // Feeds have their newest entry first: backwards is oldest first, dates or no dates.
    let found = Array(decided.decisions.filter { verdicts.contains($0.verdict) }.reversed())
    guard found.allSatisfy({ $0.entry.date != nil }) else { return found }
    return found.enumerated().sorted { left, right in
      let (first, second) = (
        left.element.entry.date ?? .distantPast, right.element.entry.date ?? .distantPast
      )
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }

  func articles(for decisions: [Decision]) async throws(PollInterruption) -> [OutgoingArticle] {
    let maker = ArticleMaker(feed: document, poll: poll)
    var made: [OutgoingArticle] = []
    do {
      try await Batch(jobs: FeedDocument.pagesAtOnce).run(decisions) { decision in
        await maker.outgoing(decision)
      } emit: { article in
        made.append(article)
      }
    } catch {
      throw .cancelled
    }
    // Articles made while the run was being stopped may lack the page they were to have.
    if Task.isCancelled { throw .cancelled }
    return made
  }

  /// Stores one portion. Only the last has validators and the body's hash: without them the next run asks
  /// for the whole document again and finds the rest.
  func store(_ part: DocumentDecisions, articles: [OutgoingArticle], isLast: Bool)
    async throws(PollInterruption)
  {
    let none = StoredValidators(etag: nil, lastModified: nil, url: response.finalURL.absoluteString)
    var stored = PollOutcome.Document(
      decisions: part, articles: articles, validators: isLast ? .init(response) : none)
    stored.bodyHash = isLast ? hash : nil
    stored.title = document.title
    stored.newFeedURL = document.newFeedURL
    stored.hub = document.hubs.first?.url
    let hints = PublisherHints(response, document)
    let check = isLast ? poll.nextCheck(response, hints: hints) : unfinished
    let count = try await poll.commit(
      check, stored, isLast ? response : nil, hints: isLast ? hints : nil)
    let updates = articles.count { $0.decision.verdict == .update }
    await poll.context.ledger.count { summary in
      summary.updated += min(updates, count)
      summary.new += max(0, count - updates)
    }
    if isLast { poll.reportSuccess(check) }
  }

  /// The check of a feed of which only a part is stored: at once.
  var unfinished: Check {
    var check = poll.context.schedule.firstCheck(at: poll.context.now())
    check.standing = poll.feed.standing
    return check
  }
}

extension Sighting {
  /// An entry, reduced to what identity is decided by.
  init(_ entry: Entry) {
    self.init(
      rawID: entry.rawID, link: entry.url, title: entry.rawTitle ?? entry.title, dateText: entry.publishedRaw,
      date: entry.published,
      modified: entry.modified, bodyText: entry.contentText ?? entry.summary ?? "",
      authors: entry.authors.compactMap(\.name))
  }
}
