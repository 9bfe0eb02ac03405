import Foundation

/// An HTTPS server on 127.0.0.1, which a program runs: it serves what files hold.
package final class TLSServer: Sendable {
  private let program: ProgramServer

  /// The server's port.
  package var port: UInt16 { program.port }

  /// The server's own address, without a slash at the end.
  package var base: String { "https://127.0.0.1:\(port)" }

  /// Serves answers by their path, such as `feed`, as openssl does: with HTTP/1.0.
  ///
  /// Each is a whole HTTP answer, its header included.
  package init(_ certificate: TestAuthority.Certificate, answers: [String: String], in folder: URL) throws {
    for (path, answer) in answers { try Data(answer.utf8).write(to: folder.appending(path: path)) }
    program = try ProgramServer(
      [
        TestAuthority.openssl, "s_server", "-accept", "127.0.0.1:PORT", "-cert", certificate.certificate.path,
        "-key", certificate.key.path, "-HTTP",
      ], in: folder)
  }

  /// Whether there is a program that speaks HTTP/2.
  package static let isHTTP2Available = FileManager.default.isExecutableFile(atPath: nghttpd)

  private static let nghttpd = "/usr/bin/nghttpd"

  /// Serves bodies by their path, such as `feed`, over HTTP/2 and nothing else.
  package init(_ certificate: TestAuthority.Certificate, bodies: [String: String], in folder: URL) throws {
    for (path, body) in bodies { try Data(body.utf8).write(to: folder.appending(path: path)) }
    program = try ProgramServer(
      [
        TLSServer.nghttpd, "-a", "127.0.0.1", "-d", folder.path, "PORT", certificate.key.path,
        certificate.certificate.path,
      ], in: folder)
  }
}
