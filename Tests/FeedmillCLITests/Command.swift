import Foundation
import TestSupport

/// A folder for one test, removed when nobody holds it any more.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "feedmill-cli-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Relative paths of the regular files below a folder, sorted.
  func files(in name: String) -> [String] {
    let root = url.appending(path: name)
    let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return found.filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: root.appending(path: path).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue
    }.sorted()
  }
}

/// The built `feedmill` under test.
struct Command {
  let process = Process()
  private let output: URL
  private let errors: URL

  /// Where the tests were built, `feedmill` was built as well.
  static let executable: URL = {
    if let named = ProcessInfo.processInfo.environment["FEEDMILL_PROGRAM"] { return URL(filePath: named) }
    let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
      path: "feedmill")
    if FileManager.default.isExecutableFile(atPath: built.path) { return built }
    return Samples.packageRoot.appending(path: ".build/debug/feedmill")
  }()

  /// What the sanitizers need of the environment; a command gets nothing else of it.
  private static let sanitizerSettings = ProcessInfo.processInfo.environment.filter { name, _ in
    ["ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD"].contains(name)
  }

  /// Prepares a command whose output goes to files of the folder.
  init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
    let name = UUID().uuidString
    output = folder.url.appending(path: ".out-" + name)
    errors = folder.url.appending(path: ".err-" + name)
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = Command.executable
    process.arguments = arguments
    process.environment = Command.sanitizerSettings
      .merging(["PATH": "/usr/bin:/bin", "HOME": folder.url.path]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
  }

  /// The bytes of stdout so far, whatever they are.
  var stdoutBytes: [UInt8] { [UInt8](FileManager.default.contents(atPath: output.path) ?? Data()) }
  var stdout: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
  var stderr: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }
  var lines: [Substring] { stdout.split(separator: "\n") }

  /// Waits for the end without blocking the threads that other tests need.
  func end() async {
    while process.isRunning { try? await Task.sleep(for: .milliseconds(2)) }
  }

  /// Runs a command to its end. Gives its exit code with its output; a signal's number is negative.
  static func run(
    _ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
  ) async throws -> (code: Int32, command: Command) {
    let command = try Command(arguments, in: folder, environment: environment)
    try command.process.run()
    await command.end()
    let status = command.process.terminationStatus
    return (command.process.terminationReason == .uncaughtSignal ? -status : status, command)
  }
}

/// A server with feeds `/0`, `/1` … of so many items each.
func feedServer(feeds: Int, items: Int) throws -> TestServer {
  try TestServer { request in
    guard let number = Int(request.path.dropFirst()), number < feeds else { return .notFound }
    let items = (0..<items).map { index in
      "<item><title>Story \(index)</title><guid isPermaLink=\"false\">\(number)-\(index)</guid>"
        + "<description>Text \(index) of feed \(number).</description></item>"
    }
    return .feed(
      "<rss version=\"2.0\"><channel><title>Feed \(number)</title>\(items.joined())</channel></rss>")
  }
}

extension TestServer {
  var address: String { "127.0.0.1:\(port)" }

  /// Writes a list of this server's feeds.
  func writeList(feeds: Int, to folder: TemporaryFolder, head: String = "") throws {
    let lines = (0..<feeds).map { "  - \(base)/\($0)" }
    let text = head + "defaults: {full-text: never}\nfeeds:\n" + lines.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: folder.url.appending(path: "feeds.yaml"))
  }
}

/// The ids in lines of JSON; nil for a line that isn't an item.
func ids(_ lines: some Sequence<Substring>) -> [String?] {
  lines.map { line in
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return object?["id"] as? String
  }
}
