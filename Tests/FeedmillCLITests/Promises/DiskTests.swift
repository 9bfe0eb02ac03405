import Foundation
import TestSupport
import Testing

/// C7–C9: full disks, disks that may not be written, and damaged ones.
@Suite(.serialized) struct DiskTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Whether a small disk can be made without asking anyone.
  static let canMount: Bool = {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/unshare") else { return false }
    let script = "mount -t tmpfs -o size=1m none /mnt"
    return (try? Program(URL(filePath: "/usr/bin/unshare")).run(["-rm", "sh", "-c", script]).status) == 0
  }()

  /// Feeds of 2 MB together: too much for a disk of one.
  private func largeFeeds() throws -> TestServer {
    try TestServer { request in
      guard let number = Int(request.path.dropFirst()), number < 10 else { return .notFound }
      let items = (0..<20).map { index in
        let text = String(repeating: "Sentence \(index) of feed \(number) says a little more. ", count: 200)
        return "<item><title>Story \(index)</title><guid isPermaLink=\"false\">\(number)-\(index)</guid>"
          + "<description>\(text)</description></item>"
      }
      return .feed("<rss version=\"2.0\"><channel><title>F</title>\(items.joined())</channel></rss>")
    }
  }

  /// Polls with `small` on a disk of 1 MiB, gives the disk more room, polls again. Gives both exit codes.
  private func pollOnSmallDisk(_ small: String, _ server: TestServer) throws -> [Int32] {
    let script = """
      mkdir -p "$SMALL" && mount -t tmpfs -o size=1m,mode=700 none "$SMALL"
      "$FEEDMILL" poll --home "$HOME_DIR" --out "$OUT" --allow-net "$ADDRESS"; echo "code $?"
      mount -o remount,size=64m "$SMALL"
      "$FEEDMILL" poll --home "$HOME_DIR" --out "$OUT" --allow-net "$ADDRESS" --force; echo "code $?"
      "$FEEDMILL" doctor --home "$HOME_DIR" >/dev/null || echo "doctor complains"
      cp -r "$OUT/." "$COPY"
      """
    var program = Program(URL(filePath: "/usr/bin/unshare"))
    program.environment = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "FEEDMILL": Command.executable.path,
      "SMALL": folder.path(small),
      "HOME_DIR": folder.url.path, "OUT": folder.path("out"), "ADDRESS": server.address,
      "COPY": folder.path("copy"), "HOME": folder.url.path,
    ]
    try FileManager.default.createDirectory(atPath: folder.path("copy"), withIntermediateDirectories: false)
    let outcome = try program.run(["-rm", "sh", "-c", script])
    #expect(outcome.lines.allSatisfy { $0.hasPrefix("code ") }, "\(outcome.lines)")
    return outcome.lines.compactMap { Int32($0.dropFirst(5)) }
  }

  @Test(.enabled(if: canMount, "needs user namespaces"), arguments: ["out", "state"])
  func `C7: a full disk loses nothing and doubles nothing`(small: String) throws {
    let server = try largeFeeds()
    try server.writeList(feeds: 10, to: folder)
    let codes = try pollOnSmallDisk(small, server)
    #expect(codes.count == 2)
    #expect(codes.first.map { [73, 74].contains($0) } == true, "\(codes)")
    #expect(codes.last == 0)
    let files = folder.files(in: "copy")
    #expect(files.allSatisfy { $0.hasSuffix(".json") && !$0.contains(".tmp") })
    let texts = try files.map { try String(contentsOfFile: folder.path("copy/" + $0), encoding: .utf8) }
    let found = ids(texts.map { $0[...] }).compactMap { $0 }
    #expect(found.count == 200)
    #expect(Set(found).count == 200)
  }

  /// The command as someone whom permissions bind: root is let through everywhere.
  private func asNobody(_ arguments: [String]) throws -> Program.Outcome {
    guard getuid() == 0 else { return try Program(Command.executable).run(arguments) }
    let drop = ["--reuid", "65534", "--regid", "65534", "--clear-groups", Command.executable.path]
    return try Program(URL(filePath: "/usr/bin/setpriv")).run(drop + arguments)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") || getuid() != 0),
    arguments: ["out", "state"])
  func `C8: what may not be written ends the run before any request`(closed: String) throws {
    let server = try feedServer(feeds: 1, items: 1)
    try server.writeList(feeds: 1, to: folder)
    for name in ["out", "state"] {
      let mode = name == closed ? 0o555 : 0o777
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path(name))
    }
    if getuid() == 0 { for name in ["out", "state"] { chown(folder.path(name), 65534, 65534) } }
    let outcome = try asNobody([
      "poll", "--home", folder.url.path, "--out", folder.path("out"), "--allow-net", server.address,
    ])
    #expect(outcome.status == 77 || outcome.status == 73, "\(outcome.errorLines)")
    #expect(server.connectionCount == 0)
  }

  @Test func `C9: a damaged state is refused or read as it is, and mended without a flood`() async throws {
    let feeds = GrowingFeeds()
    feeds.show(10)
    let server = try feeds.serve()
    try server.writeList(feeds: 5, to: folder)
    let poll = ["poll", "--home", folder.url.path, "--allow-net", server.address, "--force"]
    let first = try Command(poll, in: folder)
    try first.process.run()
    await first.end()
    #expect(first.lines.count == 50)
    let database = folder.url.appending(path: "state/feedmill.sqlite")
    let whole = [UInt8](try Data(contentsOf: database))
    var dice = SeededGenerator(seed: 9)
    var refused = 0
    for round in 0..<Torture.flips {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("state"))
      where name.hasPrefix("feedmill.sqlite") {
        try FileManager.default.removeItem(atPath: folder.path("state/" + name))
      }
      var bytes = whole
      if round.isMultiple(of: 4) {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &dice))
      } else {
        for _ in 0..<(1 << (round % 8)) {
          bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
        }
      }
      try Data(bytes).write(to: database)
      let command = try Command(poll, in: folder)
      try command.process.run()
      await command.end()
      #expect(command.process.terminationReason == .exit, "round \(round)")
      let code = command.process.terminationStatus
      #expect([0, 65].contains(code), "round \(round): \(code) \(command.stderr)")
      // A flipped byte may make one item unrecognizable, and no more than those it hit.
      #expect(command.lines.count <= 1 << (round % 8), "round \(round)")
      guard code == 65 else { continue }
      refused += 1
      let doctor = try await Command.run("doctor", "--repair", "--home", folder.url.path, in: folder)
      #expect(doctor.code == 0, "round \(round): \(doctor.command.stdout)")
      let after = try Command(poll, in: folder)
      try after.process.run()
      await after.end()
      #expect(after.process.terminationStatus == 0, "round \(round): \(after.stderr)")
      #expect(after.lines.isEmpty, "round \(round): a flood of \(after.lines.count)")
    }
    #expect(refused > Torture.flips / 4)
    Torture.tell("C9 \(refused) of \(Torture.flips) refused and mended, the others read as they were")
  }
}
