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

  /// Turns each input into one line, in input order; a bad line of a batch yields its error in place.
  ///
  /// Throws exit code 66 when a file is missing and 65 when some input could not be used.
  func writeLines(
    _ arguments: [String], rules: RuleLibrary? = nil,
    convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> [UInt8]
  ) async throws {
    var output = StandardOutput()
    var failures = Failures()
    try await forEach(arguments, rules: rules, convert: convert) { key, result in
      switch result {
      case .success(let bytes): try output.writeLine(bytes)
      case .failure(let error) where ndjson: try output.writeLine(error.batchLine(key: key))
      case .failure(let error): failures.note(error)
      }
    }
    try output.flush()
    try failures.exit()
  }

  /// Turns one input after the other into a line that goes out while it is made; else as `writeLines`.
  func writeLinesInTurn(
    _ arguments: [String],
    convert: (_ document: consuming InputDocument, _ chunk: ([UInt8]) throws -> Void) throws -> Void
  ) async throws {
    var output = StandardOutput()
    var failures = Failures()
    try await forEachInTurn(arguments) { source, key, document in
      do {
        try convert(try (consume document).get()) { try output.write($0) }
        try output.writeLine([])
      } catch let error as FeedmillError {
        if ndjson {
          try output.writeLine(error.batchLine(key: key))
        } else {
          failures.note(error.about(source))
        }
      }
    }
    try output.flush()
    try failures.exit()
  }

  /// Hands out each input when the one before is done with: its argument, a batch line's key, the document.
  private func forEachInTurn(
    _ arguments: [String],
    body: (String, JSONValue?, consuming Result<InputDocument, FeedmillError>) throws -> Void
  ) async throws {
    if ndjson {
      for bytes in lines {
        try Task.checkCancellation()
        let line = BatchLine(bytes)
        try body("-", line.key, line.document)
      }
    } else {
      let loader = try loader()
      for argument in arguments {
        try Task.checkCancellation()
        try body(argument, nil, await document(argument, from: loader))
      }
    }
  }

  private var lines: some Sequence<[UInt8]> { LineReader(.standardInput).lazy.filter { !$0.isEmpty } }

  private func document(
    _ argument: String, from loader: InputLoader, rules: RuleLibrary? = nil
  ) async -> Result<InputDocument, FeedmillError> {
    let (url, contentType) = (url, contentType)
    return await Result { () async throws(FeedmillError) in
      var document = try await loader.load(argument)
      document.url = url ?? document.url
      document.contentType = contentType ?? document.contentType
      if let rules { document = await loader.completed(document, by: rules) }
      return document
    }
  }

  /// Converts each input and hands out the results in input order, with the key of a batch's line.
  ///
  /// With `rules`, pages from the web come with the further pages of their articles.
  func forEach<Output: Sendable>(
    _ arguments: [String], rules: RuleLibrary? = nil,
    convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> Output,
    emit: (_ key: JSONValue?, _ result: Result<Output, FeedmillError>) throws -> Void
  ) async throws {
    if ndjson {
      try await Batch(jobs: jobs).run(lines) { bytes in
        let line = BatchLine(bytes)
        return (line.key, Result { () throws(FeedmillError) in try convert(try line.document.get()) })
      } emit: {
        try emit($0.0, $0.1)
      }
    } else {
      let loader = try loader(rules: rules)
      try await Batch(jobs: min(jobs, arguments.count)).run(arguments) { argument in
        await document(argument, from: loader, rules: rules).flatMap { document in
          Result { () throws(FeedmillError) in try convert(document) }
        }.mapError { $0.about(argument) }
      } emit: {
        try emit(nil, $0)
      }
    }
  }

  private func loader(rules: RuleLibrary? = nil) throws -> InputLoader {
    do {
      return try InputLoader(allowedAddresses: allowNet, rules: rules)
    } catch {
      throw ValidationError(error.message)
    }
  }
}

/// The inputs that could not be used: each is reported at once, the exit code comes at the end.
struct Failures {
  private let diagnostics = Diagnostics()
  private var worst: ExitCode?

  /// Reports an input that gave nothing.
  mutating func note(_ error: FeedmillError) {
    diagnostics.report(error)
    worst = error.code == "missing-file" ? .noInput : worst ?? .dataError
  }

  /// Throws 66 when a file was missing, 65 when some input could not be used.
  func exit() throws {
    if let worst { throw worst }
  }
}

extension Result where Failure == FeedmillError {
  /// The result of an asynchronous body.
  init(_ body: () async throws(FeedmillError) -> Success) async {
    do throws(FeedmillError) { self = .success(try await body()) } catch { self = .failure(error) }
  }

  /// The result of a body.
  init(_ body: () throws(FeedmillError) -> Success) {
    do throws(FeedmillError) { self = .success(try body()) } catch { self = .failure(error) }
  }
}
