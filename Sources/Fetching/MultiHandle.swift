internal import CCurl

/// A libcurl multi handle: many transfers on one thread, with their connections kept for the next one.
@safe final class MultiHandle {
  private let handle: UnsafeMutableRawPointer

  /// Idle connections kept.
  private static let keptConnections = 32

  /// The result does not change: libcurl is set up once a process.
  private static let isCurlReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// nil when libcurl cannot be set up.
  init?() {
    guard Self.isCurlReady, let handle = unsafe curl_multi_init() else { return nil }
    unsafe self.handle = handle
    _ = unsafe feedmill_set_multi_long(handle, CURLMOPT_MAXCONNECTS, Self.keptConnections)
  }

  deinit {
    unsafe curl_multi_cleanup(handle)
  }

  /// The handle as a number.
  var address: UInt { unsafe UInt(bitPattern: handle) }

  /// Starts a transfer; false when there is no memory.
  func add(_ easy: EasyHandle) -> Bool {
    unsafe easy.withHandle { unsafe curl_multi_add_handle(handle, $0) == CURLM_OK }
  }

  /// Ends a transfer, done or not.
  func remove(_ easy: EasyHandle) {
    unsafe easy.withHandle { _ = unsafe curl_multi_remove_handle(handle, $0) }
  }

  /// Moves all transfers on as far as they go without waiting.
  func perform() {
    var running: Int32 = 0
    _ = unsafe curl_multi_perform(handle, &running)
  }

  /// Waits for a socket, a timer of libcurl's, a wake-up, or for so long.
  func poll(for duration: Duration) {
    _ = unsafe curl_multi_poll(handle, nil, 0, Int32(clamping: duration.inMilliseconds), nil)
  }

  /// The transfers that have ended since the last call, by address, with their result.
  func finished() -> [(easyAddress: UInt, code: CURLcode)] {
    var finished: [(UInt, CURLcode)] = []
    var left: Int32 = 0
    while let message = unsafe curl_multi_info_read(handle, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
      unsafe finished.append((UInt(bitPattern: message.pointee.easy_handle), message.pointee.data.result))
    }
    return finished
  }
}
