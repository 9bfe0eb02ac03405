internal import Feedmill
internal import Foundation

/// What goes through the pipes between a run and its workers: a kind, a length in 15 digits, and so many bytes.
enum WorkerMessage {
  /// A document to convert: what is known of it, then its bytes, then the pages that follow it.
  case document(InputDocument)
  /// What a document became.
  case output([UInt8])
  /// Why it became nothing.
  case failure(FeedmillError)

  /// Reads the next message; nil at the end of the pipe and for what is no message.
  init?(from pipe: FileHandle) {
    guard let (kind, bytes) = WorkerMessage.part(from: pipe) else { return nil }
    switch kind {
    case "d":
      guard let document = WorkerMessage.document(frame: bytes, from: pipe) else { return nil }
      self = .document(document)
    case "o": self = .output(bytes)
    case "f":
      guard let error = FeedmillError(members: bytes) else { return nil }
      self = .failure(error)
    default: return nil
    }
  }

  /// Writes the message; false when nobody reads it.
  func write(to pipe: FileHandle) -> Bool {
    switch self {
    case .document(let document):
      let count = JSONValue.integer(document.following.count)
      return WorkerMessage.write("d", JSONValue.array([document.frame, count]).json(), to: pipe)
        && WorkerMessage.write("b", document.bytes, to: pipe)
        && document.following.allSatisfy { WorkerMessage.document($0).write(to: pipe) }
    case .output(let bytes): return WorkerMessage.write("o", bytes, to: pipe)
    case .failure(let error):
      return WorkerMessage.write("f", JSONValue.object(error.members).json(), to: pipe)
    }
  }
}

extension WorkerMessage {
  private static let lengthDigits = 15

  private static func write(_ kind: String, _ bytes: [UInt8], to pipe: FileHandle) -> Bool {
    let digits = String(bytes.count)
    let zeros = String(repeating: "0", count: max(0, lengthDigits - digits.utf8.count))
    do {
      try pipe.write(contentsOf: Array((kind + zeros + digits).utf8))
      try pipe.write(contentsOf: bytes)
      return true
    } catch {
      return false
    }
  }

  private static func part(from pipe: FileHandle) -> (kind: String, bytes: [UInt8])? {
    guard let head = try? pipe.read(upToCount: 1 + lengthDigits), head.count == 1 + lengthDigits,
      let count = Int(String(decoding: head.dropFirst(), as: UTF8.self)), count >= 0
    else { return nil }
    let kind = String(decoding: head.prefix(1), as: UTF8.self)
    if count == 0 { return (kind, []) }
    // A pipe that ends here is a worker that ended.
    guard let body = try? pipe.read(upToCount: count), body.count == count else { return nil }
    return (kind, [UInt8](body))
  }

  private static func document(frame: [UInt8], from pipe: FileHandle) -> InputDocument? {
    guard let parts = try? JSONValue(parsing: frame).array, parts.count == 2, let count = parts[1].integer,
      let body = part(from: pipe), body.kind == "b"
    else { return nil }
    var document = InputDocument(frame: parts[0], bytes: body.bytes)
    while document.following.count < count {
      guard case .document(let page)? = WorkerMessage(from: pipe) else { return nil }
      document.following.append(page)
    }
    return document
  }
}

extension FeedmillError {
  /// Reads an error's members from JSON.
  fileprivate init?(members json: [UInt8]) {
    guard let value = try? JSONValue(parsing: json), let code = value["code"]?.string,
      let message = value["message"]?.string
    else { return nil }
    self.init(
      code: code, message: message, source: value["source"]?.string, line: value["line"]?.integer,
      column: value["column"]?.integer)
  }
}
