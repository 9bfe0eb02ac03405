internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// Where documents come from and how many are worked on at once: what `parse` and `extract` share.
struct InputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The document's own URL, for relative links.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("The document's Content-Type, as its server gave it.", valueName: "type"))
  var contentType: String?

  @Flag(help: "Read one JSON object a line from stdin; see the output contract.")
  var ndjson = false

  @Option(name: .shortAndLong, help: ArgumentHelp("How many documents to work on at once.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "Allow fetching from this private address, exactly; repeatable.", valueName: "host:port"))
  var allowNet: [String] = []

  func validate(arguments: [String]) throws {
    if ndjson, !arguments.isEmpty { throw ValidationError("--ndjson reads stdin and takes no inputs") }
    if !ndjson, arguments.isEmpty { throw ValidationError("name a file or URL, or - for stdin") }
    if jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  /// Turns each input into one line, in input order.
  ///
  /// Throws exit code 66 when a file is missing and 65 when some input could not be used.
  func run(
    _ arguments: [String], convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> [UInt8]
  ) async throws {
    if ndjson { try await runLines(convert) } else { try await runArguments(arguments, convert) }
  }

  private func runArguments(
    _ arguments: [String], _ convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> [UInt8]
  ) async throws {
    let loader = try loader()
    let (url, contentType) = (url, contentType)
    let diagnostics = Diagnostics()
    var output = StandardOutput()
    var worst: ExitCode?
    try await Batch(jobs: min(jobs, arguments.count)).run(arguments) { argument in
      await Result { () async throws(FeedmillError) in
        do throws(FeedmillError) {
          var document = try await loader.load(argument)
          document.url = url ?? document.url
          document.contentType = contentType ?? document.contentType
          return try convert(document)
        } catch {
          throw error.about(argument)
        }
      }
    } emit: { result in
      switch result {
      case .success(let bytes): try output.writeLine(bytes)
      case .failure(let error):
        diagnostics.report(error)
        worst = error.code == "missing-file" ? .noInput : worst ?? .dataError
      }
    }
    try output.flush()
    if let worst { throw worst }
  }

  private func loader() throws -> InputLoader {
    do {
      return try InputLoader(allowedAddresses: allowNet)
    } catch {
      throw ValidationError(error.message)
    }
  }

  private func runLines(_ convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> [UInt8])
    async throws
  {
    var output = StandardOutput()
    let lines = LineReader(.standardInput).lazy.filter { !$0.isEmpty }
    try await Batch(jobs: jobs).run(lines) { bytes in
      let line = BatchLine(bytes)
      do throws(FeedmillError) {
        return try convert(try line.document.get())
      } catch {
        return error.batchLine(key: line.key)
      }
    } emit: { bytes in
      try output.writeLine(bytes)
    }
    try output.flush()
  }
}

extension Result where Failure == FeedmillError {
  /// The result of an asynchronous body.
  init(_ body: () async throws(FeedmillError) -> Success) async {
    do throws(FeedmillError) { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
