import Foundation

/// A certificate authority of a test's own, made by openssl when it is needed.
package struct TestAuthority: Sendable {
  /// A certificate with its key, as PEM files.
  package struct Certificate: Sendable {
    package let certificate: URL
    package let key: URL
  }

  /// Whether there is an openssl to make certificates with.
  package static let isAvailable = FileManager.default.isExecutableFile(atPath: openssl)

  static let openssl = "/usr/bin/openssl"

  /// The authority's own certificate: who trusts it trusts all that it signs.
  package let root: URL
  private let folder: URL

  /// An authority whose files are in a folder.
  package init(in folder: URL) throws {
    self.folder = folder
    root = folder.appending(path: "root.pem")
    try Data(TestAuthority.configuration.utf8).write(to: folder.appending(path: "ca.cnf"))
    try Data().write(to: folder.appending(path: "index.txt"))
    try run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
      "/CN=Test root",
      "-days", "30", "-keyout", "root.key", "-out", "root.pem",
    ])
  }

  /// A certificate for a name or an address as openssl writes it, such as `IP:127.0.0.1`.
  package func certificate(for name: String, isExpired: Bool = false) throws -> Certificate {
    let stem = name.replacing(":", with: "-") + (isExpired ? "-expired" : "")
    try Data("subjectAltName=\(name)\n".utf8).write(to: folder.appending(path: stem + ".ext"))
    try run([
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(stem)",
      "-keyout", stem + ".key", "-out", stem + ".csr",
    ])
    let dates =
      isExpired ? ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"] : ["-days", "20"]
    try run(
      ["ca", "-batch", "-notext", "-config", "ca.cnf", "-in", stem + ".csr", "-out", stem + ".pem"] + dates
        + ["-extfile", stem + ".ext"])
    return Certificate(
      certificate: folder.appending(path: stem + ".pem"), key: folder.appending(path: stem + ".key"))
  }

  private func run(_ arguments: [String]) throws {
    var program = Program(URL(filePath: TestAuthority.openssl))
    program.folder = folder
    let outcome = try program.run(arguments)
    guard outcome.status == 0 else {
      throw SocketError(description: "openssl: " + outcome.errorLines.joined(separator: "\n"))
    }
  }

  private static let configuration = """
    [ca]
    default_ca = test
    [test]
    database = index.txt
    new_certs_dir = .
    certificate = root.pem
    private_key = root.key
    rand_serial = yes
    unique_subject = no
    default_md = sha256
    policy = any
    [any]
    commonName = supplied

    """
}
