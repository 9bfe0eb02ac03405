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

  /// The article of the page at a URL.
  func page(at address: String, key: ItemKey) async throws(PageFailure) -> Article {
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
      keep(response, article, asked: address, key: key)
      return article
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

  private func keep(_ response: FetchResponse, _ article: Article, asked: String, key: ItemKey) {
    guard let folder = context.options.savedPages else { return }
    do throws(FeedmillError) {
      let page = SavedPage(bytes: response.body, page: article.page, asked: asked.redacted)
      try page.write(to: folder, key: key.hex)
    } catch {
      context.report(PollEvent(.warning, code: error.code, message: error.description))
    }
  }
}
