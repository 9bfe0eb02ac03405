internal import CCurl
internal import Foundation

/// A libcurl easy handle, set up for one transfer. Frees the handle and its header list.
@safe final class EasyHandle {
  private let handle: UnsafeMutableRawPointer
  private var headers: UnsafeMutablePointer<curl_slist>?

  /// A handle whose callbacks write to `state`, which must outlive it; nil when libcurl has no memory.
  init?(for state: TransferState) {
    guard let handle = unsafe curl_easy_init() else { return nil }
    unsafe self.handle = handle
    unsafe headers = nil
    let transfer = state.transfer
    let context = unsafe Unmanaged.passUnretained(state).toOpaque()
    let isReady =
      unsafe feedmill_set_callbacks(
        handle, context, feedmillReceiveBody, feedmillReceiveHeader, feedmillOpenSocket) == CURLE_OK
      && setWhatToAsk(transfer) && setHowToConnect(transfer)
    guard isReady else { return nil }
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(headers)
  }

  /// The handle as a number, to find the transfer by.
  var address: UInt { unsafe UInt(bitPattern: handle) }

  /// The status of the last answer.
  var status: Int { unsafe Int(feedmill_status(handle)) }

  /// Whether the connection was made before the transfer ended.
  var isConnected: Bool { unsafe feedmill_connect_time(handle) > 0 }

  /// Calls with the bare handle, which must not be kept.
  func withHandle<Result>(_ body: (UnsafeMutableRawPointer) -> Result) -> Result {
    unsafe body(handle)
  }
}

private extension EasyHandle {
  func setWhatToAsk(_ transfer: Transfer) -> Bool {
    for field in transfer.headers where !append(field) { return false }
    return unsafe set(CURLOPT_URL, transfer.target.url.absoluteString)
      && set(CURLOPT_PROTOCOLS_STR, "http,https")
      && set(CURLOPT_HTTP_CONTENT_DECODING, 0)
      && set(CURLOPT_FOLLOWLOCATION, 0)
      && feedmill_set_headers(handle, headers) == CURLE_OK
  }

  func setHowToConnect(_ transfer: Transfer) -> Bool {
    let trust = transfer.acceptsAnyCertificate ? 0 : 1
    let version = transfer.allowsHTTP2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
    return set(CURLOPT_PROXY, transfer.proxy ?? "")
      && set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
      && set(CURLOPT_NOSIGNAL, 1)
      // Without it, ending a transfer waits for a name lookup that hangs.
      && set(CURLOPT_QUICK_EXIT, 1)
      && set(CURLOPT_CONNECTTIMEOUT_MS, transfer.limits.connect.inMilliseconds)
      && set(CURLOPT_TIMEOUT_MS, transfer.limits.total.inMilliseconds)
      && set(CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, 250)
      && set(CURLOPT_IPRESOLVE, Self.resolution(transfer.ipVersion))
      && set(CURLOPT_HTTP_VERSION, Int(version))
      && set(CURLOPT_SSL_VERIFYPEER, trust)
      && set(CURLOPT_SSL_VERIFYHOST, trust * 2)
      && (transfer.trustedCertificates.map { set(CURLOPT_CAINFO, $0) } ?? true)
  }

  static func resolution(_ version: FetchRequest.IPVersion?) -> Int {
    switch version {
    case .v4: Int(CURL_IPRESOLVE_V4)
    case .v6: Int(CURL_IPRESOLVE_V6)
    case nil: Int(CURL_IPRESOLVE_WHATEVER)
    }
  }

  func set(_ option: CURLoption, _ value: Int) -> Bool {
    unsafe feedmill_set_long(handle, option, value) == CURLE_OK
  }

  func set(_ option: CURLoption, _ value: String) -> Bool {
    unsafe feedmill_set_string(handle, option, value) == CURLE_OK
  }

  func append(_ field: HeaderFields.Field) -> Bool {
    let line = HeaderFields.bytes(of: "\(field.name): \(field.value)").map { CChar(bitPattern: $0) } + [0]
    guard let list = unsafe curl_slist_append(headers, line) else { return false }
    unsafe headers = list
    return true
  }
}

extension Duration {
  /// Whole milliseconds, at least 1: libcurl takes 0 for "no limit".
  var inMilliseconds: Int {
    Int(max(1, min(self / .milliseconds(1), Double(Int32.max))))
  }
}
