import Fetching
import Foundation
import TestSupport
import Testing

extension Fetcher {
  /// A fetcher that may talk to these servers and pauses for nobody.
  static func local(_ servers: TestServer..., adjust: (inout FetchOptions) -> Void = { _ in }) -> Fetcher {
    var options = FetchOptions()
    options.version = "1.2"
    options.addressGuard = AddressGuard(allowing: Set(servers.map(\.hostPort)))
    options.retryDelay = .zero...(.zero)
    adjust(&options)
    return Fetcher(options: options)
  }
}

extension TestServer {
  var hostPort: HostPort { HostPort(host: "127.0.0.1", port: Int(port)) }
}

extension FetchResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}

extension FetchLimits {
  static func small(_ adjust: (inout FetchLimits) -> Void) -> FetchLimits {
    var limits = FetchLimits.feed
    adjust(&limits)
    return limits
  }
}

/// The code of the error a fetch ends with; nil when it gives a response.
func failure(_ fetcher: Fetcher, _ request: FetchRequest) async -> String? {
  do throws(FetchError) {
    _ = try await fetcher.fetch(request)
    return nil
  } catch {
    return error.code
  }
}
