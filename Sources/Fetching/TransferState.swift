internal import CCurl

/// What has come of one transfer so far. libcurl's callbacks write to it; it never leaves their thread.
final class TransferState {
  let transfer: Transfer
  private(set) var headers = HeaderFields()
  private(set) var body: [UInt8] = []
  private var headerBytes = 0
  private var status = 0
  private var isHeaderComplete = false
  private var isCut = false
  /// The reason why a callback stopped the transfer; nil while none did.
  private var failure: FetchError?
  private var blockedAddress: IPAddress?
  private let start = ContinuousClock.now
  private var lastArrival: ContinuousClock.Instant?

  init(_ transfer: Transfer) {
    self.transfer = transfer
  }

  /// When the transfer has taken too long if nothing more arrives, and what is then too long.
  var deadline: (time: ContinuousClock.Instant, phase: FetchError.Phase) {
    let limits = transfer.limits
    let total = start + limits.total
    let (next, phase): (ContinuousClock.Instant, FetchError.Phase) =
      lastArrival.map { ($0 + limits.idle, .idle) } ?? (start + limits.firstByte, .firstByte)
    return next < total ? (next, phase) : (total, .total)
  }
}

// MARK: what the callbacks report

extension TransferState {
  /// Takes one header line; false stops the transfer.
  func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    lastArrival = .now
    headerBytes += line.count
    guard headerBytes <= transfer.limits.headerBytes else {
      failure = .headerTooLarge(transfer.shown, limitInBytes: transfer.limits.headerBytes)
      return false
    }
    // What follows the body are trailers: they change nothing that was decided on the header.
    if isHeaderComplete { return true }
    if unsafe line.starts(with: "HTTP/".utf8) {
      // Each interim answer (100, 103) has a header of its own.
      headers.removeAll()
      status = unsafe Self.status(in: line)
    } else if unsafe line.allSatisfy({ $0 == 13 || $0 == 10 }) {
      isHeaderComplete = status >= 200
      return !isHeaderComplete || acceptsLength()
    } else {
      unsafe headers.append(line: line)
    }
    return true
  }

  /// Takes a piece of the body; false stops the transfer.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    lastArrival = .now
    let limit = bodyLimit
    if body.count + bytes.count <= limit {
      unsafe body.append(contentsOf: bytes)
      return true
    }
    if isCutAllowed {
      unsafe body.append(contentsOf: bytes.prefix(limit - body.count))
      isCut = true
    } else {
      failure = .tooLarge(transfer.shown, limitInBytes: limit)
    }
    return false
  }

  /// Whether a socket to the address may be opened.
  func permits(_ address: IPAddress?, port: UInt16) -> Bool {
    if transfer.isExempt { return true }
    guard let address, Int(port) == transfer.target.hostPort.port, !transfer.addressGuard.refuses(address)
    else {
      blockedAddress = address
      return false
    }
    return true
  }
}

// MARK: what came of it

extension TransferState {
  /// The result after libcurl has ended the transfer with a code.
  func outcome(_ code: CURLcode, of easy: EasyHandle) -> TransferQueue.Outcome {
    if let failure { return .failure(failure) }
    if code == CURLE_OK || isCut {
      return .success(.init(status: easy.status, headers: headers, body: body, isCut: isCut))
    }
    return .failure(error(code, isConnected: easy.isConnected))
  }

  private func error(_ code: CURLcode, isConnected: Bool) -> FetchError {
    let shown = transfer.shown
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .dns(shown)
    case CURLE_OPERATION_TIMEDOUT:
      return .timeout(shown, isConnected || lastArrival != nil ? .total : .connect)
    case CURLE_COULDNT_CONNECT:
      if let blockedAddress { return .ssrfBlocked(shown, address: "\(blockedAddress)") }
      return .connect(shown, "could not connect")
    case CURLE_PARTIAL_FILE: return .truncated(shown)
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
      return lastArrival == nil
        ? .connect(shown, "the connection ended before any answer") : .truncated(shown)
    // libcurl's own limit for one line; newer ones have a code of its own for it.
    case CURLE_OUT_OF_MEMORY where !isHeaderComplete, CURLcode(rawValue: 100):
      return .headerTooLarge(shown, limitInBytes: transfer.limits.headerBytes)
    case CURLE_URL_MALFORMAT: return .badURL(shown, "not a URL")
    case CURLE_UNSUPPORTED_PROTOCOL: return .unsupportedScheme(shown)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS:
      return .tls(shown, Self.message(code))
    default: return .badResponse(shown, Self.message(code))
    }
  }

  private static func message(_ code: CURLcode) -> String {
    unsafe String(cString: curl_easy_strerror(code))
  }
}

private extension TransferState {
  /// Whether the body may come, by the length the server names: what is too large need not be sent at all.
  func acceptsLength() -> Bool {
    guard let length = headers["Content-Length"].flatMap({ Int($0) }), length > bodyLimit, !isCutAllowed,
      status != 304
    else { return true }
    failure = .tooLarge(transfer.shown, limitInBytes: bodyLimit)
    return false
  }

  var isRedirect: Bool { RedirectChain.isRedirect(status) && headers["Location"] != nil }

  var isCutAllowed: Bool { transfer.limits.cutsLargeBody || isRedirect }

  var bodyLimit: Int {
    let limits = transfer.limits
    let isEncoded = headers["Content-Encoding"].map { $0.lowercased() != "identity" } ?? false
    let limit = isEncoded ? limits.wireBytes : min(limits.wireBytes, limits.decodedBytes)
    return isRedirect ? min(limit, FetchLimits.redirectBodyBytes) : limit
  }

  /// The number in "HTTP/1.1 200 OK"; 0 when there is none.
  static func status(in line: UnsafeRawBufferPointer) -> Int {
    let digits = unsafe line.drop { $0 != 0x20 }.drop { $0 == 0x20 }.prefix(3)
    return unsafe Int(String(decoding: digits, as: UTF8.self)) ?? 0
  }
}
