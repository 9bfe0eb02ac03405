import Foundation

/// An HTTPS server on 127.0.0.1, which openssl runs: it serves whole answers from files.
package final class TLSServer: Sendable {
  package let port: UInt16
  private let process: Process
  /// openssl runs as long as someone holds this end: also when the tests are killed, it ends.
  private let life = Pipe()

  /// Ends openssl with its own input, by a signal that can't be blocked. It inherits no other open files, of
  /// which the other end of its input may be one.
  private static let script = """
    import os, subprocess, sys
    os.closerange(3, 4096)
    server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sys.stdin.buffer.read()
    server.kill()
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
    process.standardInput = life
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
    // A pipe that can't be closed is closed already.
    try? life.fileHandleForWriting.close()
  }

  /// The server's own address, without a slash at the end.
  package var base: String { "https://127.0.0.1:\(port)" }
}
