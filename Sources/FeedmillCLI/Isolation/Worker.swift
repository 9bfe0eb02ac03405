internal import Feedmill
internal import Foundation

/// A process of this program that reads documents for another one.
final class Worker: Sendable {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts a worker with the arguments this run has.
  init(_ form: IsolationOptions.Form) throws(FeedmillError) {
    process.executableURL = Bundle.main.executableURL
    let arguments = CommandLine.arguments.dropFirst()
    process.arguments = Array(arguments.prefix(1) + ["--worker", form.rawValue] + arguments.dropFirst())
    // A worker that falls must not stop to describe it.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw FeedmillError(code: "no-worker", message: "a worker can't be started: \(error)")
    }
  }

  deinit { try? input.fileHandleForWriting.close() }

  /// What became of a document; nil when the worker ended over it.
  func convert(_ document: InputDocument) -> Result<[UInt8], FeedmillError>? {
    guard WorkerMessage.document(document).write(to: input.fileHandleForWriting) else { return nil }
    switch WorkerMessage(from: output.fileHandleForReading) {
    case .output(let bytes): return .success(bytes)
    case .failure(let error): return .failure(error)
    case .document, nil: return nil
    }
  }

  /// How the worker ended.
  var fall: FeedmillError {
    // What says nothing sensible any more is ended here.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? process.terminationStatus : 0
    if signal == SIGXCPU {
      return FeedmillError(
        code: "over-limit", message: "reading it took more than \(Confinement.maxSeconds) seconds")
    }
    return FeedmillError(
      code: "worker-ended",
      message: "reading it ended its worker (signal \(signal)): more than "
        + "\(Confinement.maxMemoryInBytes >> 20) MiB of memory, or a fault")
  }
}
