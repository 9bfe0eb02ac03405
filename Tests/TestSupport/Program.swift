import Dispatch
import Foundation

/// A program run as a user runs it, and what became of it.
package struct Program: Sendable {
  /// What a program left behind.
  package struct Outcome: Sendable {
    /// The exit code; nil when a signal or the time limit ended the program.
    package let status: Int32?
    package let output: [UInt8]
    package let errors: [UInt8]

    /// The lines of stdout.
    package var lines: [String] { Program.lines(of: output) }
    /// The lines of stderr.
    package var errorLines: [String] { Program.lines(of: errors) }
  }

  /// The program was not found, or did not start.
  package struct NotStarted: Error {
    package let program: String
  }

  package let program: URL
  package var folder = Samples.packageRoot
  package var environment = ProcessInfo.processInfo.environment
  /// A program that takes longer is killed: a hang must not look like a slow machine.
  package var limitInSeconds = 120

  package init(_ program: URL) {
    self.program = program
    // Built programs come first, so that a shell finds them by name.
    environment["PATH"] = Program.productsFolder.path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
  }

  /// A program of this package, as the build that runs the tests made it.
  package static func built(_ name: String) -> Program { Program(productsFolder.appending(path: name)) }

  /// Where the build puts its programs: beside the tests.
  package static let productsFolder: URL = {
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return tests?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }()

  /// Runs the program to its end.
  ///
  /// Files stand for the three streams: no pipe can fill up and hold the program.
  package func run(_ arguments: [String], input: [UInt8] = []) throws -> Outcome {
    try withTemporaryFolder { folder in
      let files = ["in", "out", "err"].map { folder.appending(path: $0) }
      try Data(input).write(to: files[0])
      for file in files[1...] { try Data().write(to: file) }
      let process = try process(arguments, files)
      let ended = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in ended.signal() }
      guard FileManager.default.isExecutableFile(atPath: program.path) else {
        throw NotStarted(program: program.path)
      }
      try process.run()
      let isLate = ended.wait(timeout: .now() + .seconds(limitInSeconds)) == .timedOut
      if isLate {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      let isExit = !isLate && process.terminationReason == .exit
      return Outcome(
        status: isExit ? process.terminationStatus : nil, output: try Array(Data(contentsOf: files[1])),
        errors: try Array(Data(contentsOf: files[2])))
    }
  }

  private func process(_ arguments: [String], _ files: [URL]) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    return process
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Makes a folder, hands it out, and removes it with all that is in it.
package func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "feedmill-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
