internal import ArgumentParser
internal import Feedmill

/// Whether documents are read in this process: what `parse` and `extract` share.
struct IsolationOptions: ParsableArguments {
  @Flag(
    help: """
      Read documents in processes of their own that have little memory and time, no network and no files: \
      the worst of them costs its own line.
      """)
  var isolate = false

  @Option(help: ArgumentHelp("Be such a process.", visibility: .private))
  var worker: Form?

  /// How a worker writes JSON.
  enum Form: String, ExpressibleByArgument, CaseIterable { case plain, indented }

  /// Whether JSON is indented: as the run says that a worker serves, else on a terminal, for one document.
  func isPretty(_ documents: [String]) -> Bool {
    worker.map { $0 == .indented } ?? (StandardOutput.isTerminal && documents.count == 1)
  }

  /// Serves as a worker, if this process is one. True when that was all there was to do.
  func serve(_ convert: (InputDocument) throws(FeedmillError) -> [UInt8]) -> Bool {
    if worker != nil { WorkLoop.run(convert: convert) }
    return worker != nil
  }

  /// The conversion, or what stands in for it and has workers do it.
  func conversion(
    isPretty: Bool, _ convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> [UInt8]
  ) -> @Sendable (InputDocument) throws(FeedmillError) -> [UInt8] {
    guard isolate else { return convert }
    let pool = WorkerPool(form: isPretty ? .indented : .plain)
    return { document throws(FeedmillError) in try pool.convert(document) }
  }
}
