import Foundation

/// An HTTPS server on 127.0.0.1, which openssl runs: it serves whole answers from files.
package final class TLSServer: Sendable {
  package let port: UInt16
  private let process: Process
  /// A byte in it ends openssl.
  private let end = Pipe()

  /// Ends openssl at a byte of its own input or with the tests, by a signal that can't be blocked.
  ///
  /// Its open files stay as they are: Foundation tells by one of them that a process runs.
  private static let script = """
    import os, select, subprocess, sys
    parent = os.getppid()
    server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while os.getppid() == parent and not select.select([0], [], [], 0.2)[0]: pass
    server.kill()
    server.wait()
    """

  /// Serves answers by their path, such as `feed`.
  ///
  /// Each is a whole HTTP answer, its header included.
  package init(_ certificate: TestAuthority.Certificate, answers: [String: String], in folder: URL) throws {
    for (path, answer) in answers { try Data(answer.utf8).write(to: folder.appending(path: path)) }
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = [
      "python3", "-c", TLSServer.script, TestAuthority.openssl, "s_server", "-accept", "127.0.0.1:0", "-cert",
      certificate.certificate.path, "-key",
      certificate.key.path,
      "-HTTP",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = end
    try process.run()
    var said = ""
    // It says "ACCEPT 127.0.0.1:43215" once it listens.
    while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw SocketError(description: "openssl s_server ended: \(said)") }
      said += String(decoding: bytes, as: UTF8.self)
    }
    let digits = said.split(separator: "ACCEPT").last.map {
      $0.prefix { $0 != "\n" }.split(separator: ":").last ?? ""
    }
    guard let port = digits.flatMap({ UInt16($0) }) else {
      throw SocketError(description: "openssl s_server said: \(said)")
    }
    self.port = port
  }

  deinit {
    // A process that is gone reads nothing.
    try? end.fileHandleForWriting.write(contentsOf: [0])
  }

  /// The server's own address, without a slash at the end.
  package var base: String { "https://127.0.0.1:\(port)" }
}
