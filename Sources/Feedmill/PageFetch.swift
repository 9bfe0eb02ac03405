internal import ArticleExtraction
internal import Fetching
internal import Foundation
internal import Markup
internal import Model
internal import Subscriptions

/// Why a page could not be used.
struct PageFailure: Error {
  let code: String
  let message: String

  init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  init(_ error: FetchError) { self.init(code: error.code, message: error.description) }
}

/// Gets an article's page: within robots.txt, at the site's pace, and reads it.
struct PageFetch: Sendable {
  let context: PollContext

  /// No site's Crawl-delay holds up a run for longer.
  static let maxCrawlDelay: Duration = .seconds(30)
  /// So often a page may send its reader on by `meta refresh`.
  static let maxRefreshes = 2
  /// Other versions of a page that are tried.
  static let maxVersions = 2

  /// The article of the page at a URL, or of a better version of it.
  func page(at address: String, key: ItemKey) async throws(PageFailure) -> Article {
    var found = try await read(address)
    for _ in 0..<PageFetch.maxRefreshes {
      guard found.isPoor, let next = found.leads.refresh else { break }
      found = try await read(next.absoluteString)
    }
    for version in found.versions.prefix(PageFetch.maxVersions) {
      // The page at hand is good enough when another version of it can't be had.
      guard let other = try? await read(version.absoluteString), other.isBetter(than: found) else { continue }
      found = other
      break
    }
    keep(found, asked: address, key: key)
    return found.article
  }

  private func read(_ address: String) async throws(PageFailure) -> ReadPage {
    let response = try await response(from: address)
    let url = response.finalURL.absoluteString
    do throws(MarkupError) {
      let isText = response.contentType?.lowercased().hasPrefix("text/plain") == true
      let extractor = context.extractor
      var article =
        isText
        ? try extractor.article(text: response.body, contentType: response.contentType, url: url)
        : try extractor.article(page: response.body, contentType: response.contentType, url: url)
      var page = Article.Page(url: url, encoding: article.page?.encoding)
      page.status = response.status
      page.contentType = response.contentType
      page.fetchedAt = response.fetchedAt
      article.page = page
      return ReadPage(response: response, article: article)
    } catch {
      throw PageFailure(code: "unreadable-page", message: "\(url.redacted): \(error.description)")
    }
  }

  private func response(from address: String) async throws(PageFailure) -> FetchResponse {
    let request = try await request(for: address)
    let response: FetchResponse
    do throws(FetchError) {
      response = try await context.fetcher.fetch(request)
    } catch {
      throw PageFailure(error)
    }
    await context.ledger.count(response)
    try await check(response, "\(RedactedURL(request.url))")
    await context.ledger.count { $0.pages += 1 }
    return response
  }

  /// The request, if the site allows it.
  private func request(for address: String) async throws(PageFailure) -> FetchRequest {
    var request: FetchRequest
    do throws(FetchError) {
      request = try FetchRequest(parsing: address, kind: .page)
    } catch {
      throw PageFailure(error)
    }
    request.limits = context.limits.page
    let shown = RedactedURL(request.url)
    if await context.ledger.isSitePaused(of: request.url) {
      throw PageFailure(code: "site-paused", message: "\(shown): the site asked for a pause")
    }
    guard await context.robots.allows(request.url) else {
      throw PageFailure(code: "robots", message: "\(shown): robots.txt forbids it")
    }
    request.delay = min(await context.robots.crawlDelay(for: request.url) ?? .zero, PageFetch.maxCrawlDelay)
    return request
  }

  private func check(_ response: FetchResponse, _ shown: String) async throws(PageFailure) {
    if response.status == 429 || response.status == 503 {
      await context.ledger.pauseSite(of: response.finalURL)
    }
    guard response.isComplete else {
      throw PageFailure(
        code: "page-http-\(response.status)", message: "\(shown): the server answered \(response.status)")
    }
    let type = response.contentType?.lowercased().prefix { $0 != ";" && $0 != " " } ?? "text/html"
    guard PageFetch.types.contains(String(type)) || type.hasSuffix("+xml") else {
      throw PageFailure(code: "not-a-page", message: "\(shown): is \(type), not a page")
    }
  }

  private static let types: Set<String> = [
    "", "text/html", "text/plain", "text/xml", "application/xml", "application/xhtml+xml",
    "application/octet-stream",
  ]

  private func keep(_ found: ReadPage, asked: String, key: ItemKey) {
    guard let folder = context.options.savedPages else { return }
    do throws(FeedmillError) {
      let page = SavedPage(bytes: found.response.body, page: found.article.page, asked: asked.redacted)
      try page.write(to: folder, key: key.hex)
    } catch {
      context.report(PollEvent(.warning, code: error.code, message: error.description))
    }
  }
}

/// A page that was fetched and read.
private struct ReadPage {
  let response: FetchResponse
  let article: Article
  let leads: PageLeads

  init(response: FetchResponse, article: Article) {
    self.response = response
    self.article = article
    leads = PageLeads(of: response.body, contentType: response.contentType, at: response.finalURL)
  }

  /// An article of fewer words may be a page that only leads to it.
  private static let poorWords = 80

  private var words: Int { article.extraction.method == .none ? 0 : article.wordCount ?? 0 }

  /// Whether the page has next to nothing to read.
  var isPoor: Bool { words < ReadPage.poorWords }

  /// Where the article may stand in full, the likeliest first.
  var versions: [URL] {
    let canonical = isPoor || leads.isAMP ? leads.canonical : nil
    return [leads.singlePage, canonical, isPoor ? leads.amp : nil].compactMap { $0 }
  }

  /// Whether it holds more of the article than another version; one that isn't for AMP holds better markup.
  func isBetter(than other: ReadPage) -> Bool {
    other.leads.isAMP && !leads.isAMP ? words * 10 >= other.words * 9 : words > other.words
  }
}
