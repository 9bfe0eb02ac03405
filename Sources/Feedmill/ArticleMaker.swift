internal import ArticleExtraction
internal import Fetching
internal import Foundation
internal import Markup
internal import Model
internal import Subscriptions

/// Makes the article of a feed's entry: of what the feed gives, or of its page as well.
struct ArticleMaker: Sendable {
  let feed: Feed
  let poll: FeedPoll

  private var context: PollContext { poll.context }

  /// The article of a decision, ready for the outbox.
  func outgoing(_ decision: Decision) async -> OutgoingArticle {
    var article = await article(of: feed.entries[decision.entry.position], key: decision.key)
    article.refuseWrongDates(now: poll.context.now())
    var outgoing = OutgoingArticle(
      decision, id: article.id ?? decision.key.hex, published: article.published,
      wordCount: article.wordCount ?? 0
    ) { [article] stamp in
      var stamped = article
      stamped.sequence = Int(stamp.seq)
      stamped.event = Article.Event(rawValue: stamp.event)
      stamped.revision = stamp.revision
      stamped.duplicateOf = stamp.duplicate?.id
      return Data(stamped.json())
    }
    outgoing.canonicalURL = article.canonicalURL ?? article.page?.url ?? article.url
    outgoing.fingerprint = article.fingerprint
    return outgoing
  }

  private func article(of entry: Entry, key: ItemKey) async -> Article {
    let own = Article(entry: entry, of: feed, at: poll.feed.url)
    let rule = context.options.rules.feedRules?.rule(for: own.url)
    guard wantsPage(of: own, by: rule), let url = own.url else { return own }
    do throws(PageFailure) {
      let page = try await PageFetch(context: context).page(at: url, key: key)
      guard let joined = Article(feed: own, page: page, use: rule?.use) else {
        throw PageFailure(code: "no-article", message: "\(url.redacted): the page has less than the feed")
      }
      return joined
    } catch {
      await context.ledger.count { $0.pageErrors += 1 }
      poll.say(.warning, error.code, error.message, isNews: false)
      var fallback = own
      fallback.warnings.append("page not used: \(error.message)")
      return fallback
    }
  }

  /// What the command line says, else the subscription where it isn't the standard, else the site's rule.
  private func wantsPage(of article: Article, by rule: Rule.FeedRule?) -> Bool {
    guard let url = article.url?.lowercased(), url.hasPrefix("http://") || url.hasPrefix("https://") else {
      return false
    }
    let subscribed = poll.subscription.fullText.rawValue
    switch context.options.fullText?.rawValue ?? subscribed {
    case "always": return true
    case "short" where context.options.fullText == nil:
      return rule?.wantsPage(of: article) ?? Teaser.isOnly(article)
    case "short": return Teaser.isOnly(article)
    default: return false
    }
  }
}

extension Rule.FeedRule {
  /// Whether an entry's page is to be fetched; nil where the rule doesn't say.
  fileprivate func wantsPage(of article: Article) -> Bool? {
    switch fetch {
    case .auto: return nil
    case .always: return true
    case .never: return false
    case .short(let words):
      return (article.wordCount ?? 0) < words || Teaser.endsLikeTeaser(article.contentText ?? "")
    }
  }
}
