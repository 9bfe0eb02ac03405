import Foundation

/// A program that serves on a port of 127.0.0.1, and ends with this object.
package final class ProgramServer: Sendable {
  package let port: UInt16
  private let process: Process
  /// A byte in it ends the program.
  private let end = Pipe()

  /// Finds a free port, starts the program, says which port once it listens, and ends it at a byte of its own
  /// input or with the tests, by a signal that can't be blocked.
  ///
  /// Its open files stay as they are: Foundation tells by one of them that a process runs.
  private static let script = """
    import os, select, socket, subprocess, sys, time
    parent = os.getppid()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [word.replace("PORT", str(port)) for word in sys.argv[1:]]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            print(port, flush=True)
            break
        except OSError:
            time.sleep(0.01)
    while os.getppid() == parent and not select.select([0], [], [], 0.2)[0]: pass
    server.kill()
    server.wait()
    """

  /// Starts a program in a folder. `PORT` in its arguments stands for the port it is to serve on.
  package init(_ command: [String], in folder: URL) throws {
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = ["python3", "-c", ProgramServer.script] + command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = end
    try process.run()
    var said = ""
    while !said.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw SocketError(description: "\(command[0]) ended") }
      said += String(decoding: bytes, as: UTF8.self)
    }
    guard let port = UInt16(said.dropLast()) else {
      throw SocketError(description: "\(command[0]) said: \(said)")
    }
    self.port = port
  }

  deinit {
    // A process that is gone reads nothing.
    try? end.fileHandleForWriting.write(contentsOf: [0])
  }
}
