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
    await keep(found, asked: address, key: key)
    return found.article
  }

  private func read(_ address: String) async throws(PageFailure) -> ReadPage {
    let response = try await response(from: address)
    let url = response.finalURL.absoluteString
    do throws(FeedmillError) {
      let document = await completed(InputDocument(response, source: url))
      var options = ExtractionOptions()
      options.rules = context.options.rules
      var article = try Article(extracting: document, options: options)
      article.source = nil
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

  /// The page with those that its site's rule says come after it.
  private func completed(_ document: InputDocument) async -> InputDocument {
    let follower = PageFollower(rules: context.options.rules) { address throws(FeedmillError) in
      do throws(PageFailure) {
        return InputDocument(try await response(from: address), source: address)
      } catch {
        throw FeedmillError(code: error.code, message: error.message)
      }
    }
    return await follower.completed(document)
  }

  private func response(from address: String) async throws(PageFailure) -> FetchResponse {
    let request = try await request(for: address)
    let response: FetchResponse
    do throws(FetchError) {
      // Another page may have met a request for a pause while this one waited for its turn.
      response = try await context.fetcher.fetch(request) { [context] in
        await !context.ledger.isSitePaused(of: request.url)
      } noting: { [context] response in
        guard response.status == 429 || response.status == 503 else { return }
        await context.ledger.pauseSite(of: response.finalURL)
      }
    } catch {
      if await context.ledger.isSitePaused(of: request.url) { throw sitePaused(request.url) }
      throw PageFailure(error)
    }
    await context.ledger.count(response)
    try check(response, "\(RedactedURL(request.url))")
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
    if await context.ledger.isSitePaused(of: request.url) { throw sitePaused(request.url) }
    guard await context.robots.allows(request.url) else {
      throw PageFailure(code: "robots", message: "\(shown): robots.txt forbids it")
    }
    request.headers = context.options.rules.headers(for: address)
    request.delay = min(await context.robots.crawlDelay(for: request.url) ?? .zero, PageFetch.maxCrawlDelay)
    return request
  }

  private func sitePaused(_ url: URL) -> PageFailure {
    PageFailure(code: "site-paused", message: "\(RedactedURL(url)): the site asked for a pause")
  }

  private func check(_ response: FetchResponse, _ shown: String) throws(PageFailure) {
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

  private func keep(_ found: ReadPage, asked: String, key: ItemKey) async {
    guard let folder = context.options.savedPages else { return }
    do throws(FeedmillError) {
      if let archive = context.archive { return try await archive.write(found.response) }
      let page = SavedPage(bytes: found.response.body, page: found.article.page, asked: asked.redacted)
      try page.write(to: folder, key: key.hex)
    } catch {
      context.report(PollEvent(.warning, code: error.code, message: error.description))
    }
  }
}
