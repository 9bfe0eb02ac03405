internal import Feedmill
internal import Foundation

/// The other end of a `Worker`: reads documents from stdin and writes what they become to stdout.
enum WorkLoop {
  /// Serves until stdin ends. Everything happens on this thread, which the walls are built around.
  static func run(convert: (InputDocument) throws(FeedmillError) -> [UInt8]) {
    Confinement.begin()
    while case .document(let document)? = WorkerMessage(from: .standardInput) {
      Confinement.beginItem()
      guard answer(document, convert).write(to: .standardOutput) else { return }
    }
  }

  private static func answer(
    _ document: InputDocument, _ convert: (InputDocument) throws(FeedmillError) -> [UInt8]
  ) -> WorkerMessage {
    do throws(FeedmillError) {
      return .output(try convert(document))
    } catch {
      return .failure(error)
    }
  }
}
