import Feedmill
import Foundation
import Synchronization
import Testing

@Suite struct BatchTests {
  @Test(arguments: [1, 2, 7])
  func `results come in input order, whoever finishes first`(jobs: Int) async throws {
    var seen: [Int] = []
    try await Batch(jobs: jobs).run(Array(0..<200)) { number in
      // Later inputs are quicker.
      for _ in 0..<(200 - number) { await Task.yield() }
      return number
    } emit: {
      seen.append($0)
    }
    #expect(seen == Array(0..<200))
  }

  @Test func `no more inputs are drawn than results can wait`() async throws {
    let drawn = Mutex(0)
    var emitted = 0
    var furthest = 0
    let inputs = (0..<500).lazy.map { number in
      drawn.withLock { $0 += 1 }
      return number
    }
    try await Batch(jobs: 3).run(inputs) {
      $0
    } emit: { _ in
      emitted += 1
      furthest = max(furthest, drawn.withLock { $0 } - emitted)
    }
    #expect(emitted == 500)
    #expect(furthest <= 8 * 3)
  }

  @Test func `an error of the receiver ends the batch`() async {
    struct Full: Error {}
    await #expect(throws: Full.self) {
      try await Batch(jobs: 2).run(Array(0..<100)) {
        $0
      } emit: {
        if $0 == 10 { throw Full() }
      }
    }
  }
}

@Suite struct LineReaderTests {
  private func lines(of bytes: [UInt8]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return LineReader(try FileHandle(forReadingFrom: file)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `lines end at line feeds, the last with the file`() throws {
    #expect(try lines(of: Array("a\n\nbc\nd".utf8)) == ["a", "", "bc", "d"])
    #expect(try lines(of: Array("a\n".utf8)) == ["a"])
    #expect(try lines(of: []) == [])
  }

  @Test func `a line may be longer than a chunk`() throws {
    let long = String(repeating: "x", count: 3 << 20)
    #expect(try lines(of: Array("a\n\(long)\nb".utf8)) == ["a", long, "b"])
  }
}
