internal import Feedmill
internal import Synchronization

/// As many workers as there are documents at once, kept between them.
final class WorkerPool: Sendable {
  private let idle = Mutex<[Worker]>([])
  private let form: IsolationOptions.Form

  /// A pool whose workers write JSON in that form.
  init(form: IsolationOptions.Form) { self.form = form }

  /// What a worker makes of a document. A worker that ends over it is replaced, and costs this one only.
  func convert(_ document: InputDocument) throws(FeedmillError) -> [UInt8] {
    // One that has read others may have ended for their sake: a new one decides.
    if let worker = idle.withLock({ $0.popLast() }), let result = worker.convert(document) {
      return try returned(worker, result)
    }
    let worker = try Worker(form)
    guard let result = worker.convert(document) else { throw worker.fall.about(document.source) }
    return try returned(worker, result)
  }

  private func returned(
    _ worker: Worker, _ result: Result<[UInt8], FeedmillError>
  ) throws(FeedmillError) -> [UInt8] {
    idle.withLock { $0.append(worker) }
    return try result.get()
  }
}
