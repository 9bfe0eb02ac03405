package import Foundation

/// The robots.txt of each origin, fetched once and kept for a while.
package actor RobotsCache {
  private struct Entry {
    let robots: Robots
    let expires: ContinuousClock.Instant
  }

  /// How long a robots.txt is good for.
  package static let lifetime: Duration = .seconds(24 * 3600)
  /// How long a failure to get one is.
  package static let failureLifetime: Duration = .seconds(600)
  /// Origins remembered.
  package static let maxCount = 10_000

  private let fetcher: Fetcher
  private var entries: [String: Entry] = [:]
  private var underWay: [String: Task<Entry, Never>] = [:]

  /// An empty cache that fetches through `fetcher`.
  package init(fetcher: Fetcher) {
    self.fetcher = fetcher
  }

  /// Whether a page may be fetched; true for what is no http URL, since the fetch will say so.
  package func allows(_ url: URL) async -> Bool {
    guard let target = try? FetchTarget(url),  // the fetch of the page reports the error
      let parts = URLComponents(url: target.url, resolvingAgainstBaseURL: true)
    else { return true }
    let query = parts.percentEncodedQuery.map { "?" + $0 } ?? ""
    return await robots(for: target).allows(path: parts.percentEncodedPath + query)
  }

  /// The pause between two requests that the site of a page asks for; nil when it doesn't.
  package func crawlDelay(for url: URL) async -> Duration? {
    guard let target = try? FetchTarget(url) else { return nil }  // the fetch of the page reports the error
    return await robots(for: target).crawlDelay
  }
}

private extension RobotsCache {
  func robots(for target: FetchTarget) async -> Robots {
    let key = "\(target.scheme)://\(target.hostPort)"
    if let entry = entries[key], entry.expires > .now { return entry.robots }
    if let task = underWay[key] { return await task.value.robots }
    guard let url = URL(string: "/robots.txt", relativeTo: target.url)?.absoluteURL else {
      return .allowingAll
    }
    // A task of its own: one page given up must not take the answer from the others that wait for it.
    let task = Task { [fetcher] in await Self.fetch(url, with: fetcher) }
    underWay[key] = task
    let entry = await task.value
    underWay[key] = nil
    if entries.count >= Self.maxCount { entries = entries.filter { $0.value.expires > .now } }
    if entries.count < Self.maxCount { entries[key] = entry }
    return entry.robots
  }

  /// 4xx means there are no rules; 5xx and no answer mean they are unknown, so nothing is allowed.
  private static func fetch(_ url: URL, with fetcher: Fetcher) async -> Entry {
    do throws(FetchError) {
      let response = try await fetcher.fetch(FetchRequest(url, kind: .robots))
      switch response.status {
      case 200..<300: return entry(Robots(parsing: response.body), for: lifetime)
      case 300..<500: return entry(.allowingAll, for: lifetime)
      default: return entry(.disallowingAll, for: failureLifetime)
      }
    } catch .tooManyRedirects {
      return entry(.allowingAll, for: lifetime)
    } catch {
      return entry(.disallowingAll, for: failureLifetime)
    }
  }

  private static func entry(_ robots: Robots, for lifetime: Duration) -> Entry {
    Entry(robots: robots, expires: .now + lifetime)
  }
}
