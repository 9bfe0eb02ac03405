import Foundation

extension Program {
  /// What a run took.
  package struct Cost: Sendable {
    /// Processor time, which other programs disturb less than the time that passes.
    package let seconds: Double
    /// The most memory it had at once. Linux alone tells; else 0.
    package let memoryInBytes: Int
  }

  /// Runs the program on a file to its end and measures what that takes; past 60 seconds it is killed.
  package func measured(_ arguments: [String]) throws -> (outcome: Outcome, cost: Cost) {
    try withTemporaryFolder { folder in
      let files = ["out", "err"].map { folder.appending(path: $0).path }
      let started = try start(arguments, output: files[0], errors: files[1])
      var (status, usage, peak) = (Int32(0), rusage(), 0)
      let deadline = ContinuousClock.now + .seconds(60)
      while true {
        peak = max(peak, Program.peakMemory(of: started))
        if wait4(started, &status, WNOHANG, &usage) != 0 { break }
        if ContinuousClock.now > deadline { kill(started, SIGKILL) }
        usleep(1000)
      }
      let isExit = status & 0x7F == 0
      let outcome = Outcome(
        status: isExit ? status >> 8 & 0xFF : nil,
        output: try Array(Data(contentsOf: URL(filePath: files[0]))),
        errors: try Array(Data(contentsOf: URL(filePath: files[1]))))
      return (outcome, Cost(seconds: usage.seconds, memoryInBytes: peak))
    }
  }

  /// Foundation's `Process` waits for its children itself and doesn't tell what they used.
  private func start(_ arguments: [String], output: String, errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    let words = ([program.path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program.path, &actions, nil, words, settings) == 0 else {
      throw NotStarted(program: program.path)
    }
    return child
  }

  /// Until a child has become another program, its figures are those of the process that started it.
  private static func peakMemory(of child: pid_t) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/\(child)/status", encoding: .utf8),
      status.hasPrefix("Name:\tfeedmill\n"),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = Int(line.filter(\.isNumber))
    else { return 0 }
    return kilobytes << 10
  }
}

extension rusage {
  fileprivate var seconds: Double {
    Double(ru_utime.tv_sec + ru_stime.tv_sec) + Double(ru_utime.tv_usec + ru_stime.tv_usec) / 1e6
  }
}
