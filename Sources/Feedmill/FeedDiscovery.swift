internal import FeedParsing
internal import Fetching
internal import Foundation
internal import Model

/// Finds the feeds of a site: the URL itself, what its page names, then the usual places.
public struct FeedDiscovery: Sendable {
  private let fetcher: Fetcher

  /// A feed that was found and read.
  public struct Found: Sendable, Equatable {
    /// Where it is.
    public var url: String
    /// Its title.
    public var title: String?
  }

  /// Discovery that may also fetch from exactly these private `HOST:PORT`s.
  public init(allowedAddresses: [String] = [], contact: String? = nil) throws(FeedmillError) {
    fetcher = try Fetcher(allowing: allowedAddresses, contact: contact)
  }

  /// The feeds of a site, each fetched and read; empty when there are none.
  ///
  /// Throws when the URL itself can't be fetched.
  public func feeds(of address: String) async throws(FeedmillError) -> [Found] {
    let (first, linked) = try await look(at: address)
    if let first { return [first] }
    let found = await readable(linked)
    return found.isEmpty
      ? await readable(FeedDiscovery.usualPlaces(on: address), isEnoughWithOne: true) : found
  }

  private static let paths = [
    "/feed", "/feed.xml", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default",
  ]

  private static func usualPlaces(on address: String) -> [String] {
    guard let url = URL(string: address) else { return [] }
    return paths.compactMap { URL(string: $0, relativeTo: url)?.absoluteString }
  }

  private func readable(_ addresses: [String], isEnoughWithOne: Bool = false) async -> [Found] {
    var found: [Found] = []
    for address in addresses.prefix(20) where !found.contains(where: { $0.url == address }) {
      // A place without a feed is no error here: the next one may have it.
      guard let feed = try? await look(at: address).feed else { continue }
      found.append(Found(url: address, title: feed.title))
      if isEnoughWithOne { break }
    }
    return found
  }

  private func look(at address: String) async throws(FeedmillError) -> (feed: Found?, linked: [String]) {
    let response: FetchResponse
    do throws(FetchError) {
      response = try await fetcher.fetch(FetchRequest(parsing: address, kind: .feed))
    } catch {
      throw FeedmillError(code: error.code, message: error.description, source: address)
    }
    guard response.isComplete else {
      let message = "the server answered \(response.status)"
      throw FeedmillError(code: "http-\(response.status)", message: message, source: address)
    }
    do throws(FeedError) {
      let feed = try Feed(
        feedBytes: response.body, contentType: response.contentType, url: response.finalURL.absoluteString)
      return (Found(url: address, title: feed.title), [])
    } catch .notAFeed(_, let linked) {
      return (nil, linked)
    } catch {
      return (nil, [])
    }
  }
}
