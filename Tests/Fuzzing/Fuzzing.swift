import Foundation

/// `Fuzzing TARGET [OPTION…] [FILE…]`: libFuzzer on one target, or on the named files alone.
///
/// Seeds and finds are kept in `.build-fuzz/corpus/TARGET`, inputs that break something in `.build-fuzz`.
/// `Fuzzing list` prints the names of the targets.
@main struct Fuzzing {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard let name = words.first, name != "list" else { return print(names) }
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      FileHandle.standardError.write(Data("there is no target \(name), only:\n\(names)\n".utf8))
      exit(64)
    }
    let scratch = try Scratch(target)
    let options = words.dropFirst()
    let isReplay = options.contains { !$0.hasPrefix("-") }
    let defaults = ["-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1", "-verbosity=1"]
    let limits =
      defaults + ["-max_len=\(target.maxSizeInBytes)", "-artifact_prefix=\(scratch.artifactPrefix)"]
    let places = isReplay ? [] : ["-dict=\(scratch.dictionary)", scratch.corpus, scratch.seeds]
    // Of two settings of one option libFuzzer takes the later.
    exit(runFuzzer([CommandLine.arguments[0]] + limits + options + places, on: target))
  }

  private static var names: String { FuzzTarget.all.map(\.name).joined(separator: "\n") }
}

/// libFuzzer's own main function, for programs that have one themselves.
@_silgen_name("LLVMFuzzerRunDriver")
private func driveFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What the C callback runs: it can't carry a value of its own.
@MainActor private var current: FuzzTarget?

@MainActor private func runFuzzer(_ arguments: [String], on target: FuzzTarget) -> CInt {
  current = target
  var count = CInt(arguments.count)
  var pointers = arguments.map { strdup($0) } + [nil]
  return pointers.withUnsafeMutableBufferPointer { buffer in
    guard var first = buffer.baseAddress else { return 1 }
    return driveFuzzer(&count, &first) { bytes, count in
      MainActor.assumeIsolated { current?.run(Array(UnsafeBufferPointer(start: bytes, count: count))) }
      return 0
    }
  }
}
