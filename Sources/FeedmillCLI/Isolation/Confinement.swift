internal import CSandbox

/// What a worker gives up before it reads anything: the worst input then costs one item.
enum Confinement {
  /// Bytes of memory for one item, beyond what the program takes before it has read anything.
  static let maxMemoryInBytes: UInt64 = 512 << 20
  /// Seconds of processor time for one item.
  static let maxSeconds: UInt32 = 10

  /// Takes memory, files, the network and other programs from this process, for good.
  ///
  /// On a system without one of these walls the others still stand.
  static func begin() {
    // Reads /proc, so it comes before files are closed.
    _ = feedmill_limit_memory(maxMemoryInBytes)
    _ = feedmill_close_files()
    _ = feedmill_close_calls()
  }

  /// Starts the time of the next item.
  static func beginItem() { _ = feedmill_limit_time(maxSeconds) }
}
