internal import Fetching
internal import Foundation
internal import Model

extension InputDocument {
  /// A document as it was fetched.
  init(_ response: FetchResponse, source: String) {
    self.init(
      bytes: response.body, source: source, url: response.finalURL.absoluteString,
      contentType: response.contentType)
    var page = Article.Page(url: url)
    page.status = response.status
    page.contentType = response.contentType
    page.fetchedAt = response.fetchedAt
    self.page = page
  }
}

extension Fetcher {
  /// A fetcher that calls itself feedmill and may connect to exactly these private `HOST:PORT`s.
  convenience init(
    allowing addresses: [String], contact: String?, adjust: (inout FetchOptions) -> Void = { _ in }
  ) throws(FeedmillError) {
    var allowed: Set<HostPort> = []
    for address in addresses {
      guard let hostPort = HostPort(address) else {
        throw FeedmillError(code: "bad-address", message: "\(address) is not HOST:PORT")
      }
      allowed.insert(hostPort)
    }
    var options = FetchOptions()
    options.version = feedmillVersion
    options.contact = contact
    options.addressGuard = AddressGuard(allowing: allowed)
    adjust(&options)
    self.init(options: options)
  }
}
