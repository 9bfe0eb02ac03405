import Foundation
import TestSupport

// Serves the sample pages and feeds: DemoServer [--port N]. Runs until SIGTERM, or until its stdin ends.

/// The number after `--port`; 0, any free port, without one.
func portArgument() -> UInt16? {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments.isEmpty { return 0 }
  guard arguments.count == 2, arguments.first == "--port", let last = arguments.last else { return nil }
  return UInt16(last)
}

/// Whether someone holds the other end of stdin. A shell gives /dev/null to what it runs in the background.
func hasInput() -> Bool {
  var status = stat()
  return fstat(STDIN_FILENO, &status) == 0
    && (status.st_mode & S_IFMT == S_IFIFO || isatty(STDIN_FILENO) == 1)
}

func waitForEnd() {
  if hasInput() {
    while readLine() != nil {}
  } else {
    while true { pause() }
  }
}

func say(_ text: String, to handle: FileHandle) {
  handle.write(Data((text + "\n").utf8))
}

guard let port = portArgument() else {
  say("usage: DemoServer [--port N]", to: .standardError)
  exit(64)
}
do {
  let server = try TestServer(.samples, port: port)
  say("listening on \(server.base)", to: .standardOutput)
  withExtendedLifetime(server) { waitForEnd() }
  server.stop()
} catch {
  say("\(error)", to: .standardError)
  exit(74)
}
