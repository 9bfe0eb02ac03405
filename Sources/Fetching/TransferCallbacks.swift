internal import CCurl

// What libcurl calls, on the transfer thread, with the transfer's state as context. Receiving fewer bytes
// than were offered stops the transfer.

func feedmillReceiveBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let state = unsafe transferState(context) else { return 0 }
  let length = size &* count
  return unsafe state.receiveBody(UnsafeRawBufferPointer(start: bytes, count: length))
    ? length : refusal(length)
}

func feedmillReceiveHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let state = unsafe transferState(context) else { return 0 }
  let length = size &* count
  return unsafe state.receiveHeader(UnsafeRawBufferPointer(start: bytes, count: length))
    ? length : refusal(length)
}

func feedmillOpenSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
  _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let state = unsafe transferState(context), let address = unsafe address else {
    return CURL_SOCKET_BAD
  }
  var bytes = [UInt8](repeating: 0, count: 16)
  var port: UInt16 = 0
  let count = unsafe feedmill_socket_address(address, &bytes, &port)
  guard state.permits(IPAddress(bytes: bytes.prefix(Int(count))), port: port) else { return CURL_SOCKET_BAD }
  return unsafe feedmill_open_socket(address)
}

private func refusal(_ length: Int) -> Int { length == 0 ? 1 : 0 }

private func transferState(_ context: UnsafeMutableRawPointer?) -> TransferState? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<TransferState>.fromOpaque(context).takeUnretainedValue()
}
