import Feedmill
import Foundation
import TestSupport
import Testing

/// Small inputs that would take all time or memory: each is read, or refused with one error, at little cost.
@Suite(.serialized) struct BombTests {
  private static let program = Program(Command.executable)
  private static let isOptimized = Command.executable.path.contains("/release/")
  /// Unoptimized code takes up to thirty times as long.
  private static let limitInSeconds = isOptimized ? 2.0 : 40.0
  /// What a feed or page of a few words takes.
  private static let plainMegabytes = isOptimized ? 44 : 70

  @Test(arguments: Bomb.feeds) func `a feed that is a bomb costs little`(_ bomb: Bomb) throws {
    try detonate(bomb)
  }

  @Test(arguments: Bomb.pages) func `a page that is a bomb costs little`(_ bomb: Bomb) throws {
    try detonate(bomb)
  }

  @Test func `there are bombs of all kinds`() {
    #expect(Bomb.feeds.count >= 35 && Bomb.pages.count >= 65)
    #expect(
      Set((Bomb.feeds + Bomb.pages).map(\.testDescription)).count == Bomb.feeds.count + Bomb.pages.count)
  }

  private func detonate(_ bomb: Bomb) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "bomb")
      try Data(bomb.bytes).write(to: file)
      let (outcome, cost) = try Self.program.measured([bomb.command, file.path])
      switch bomb.outcome {
      case .output(let text):
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 1 && outcome.lines[0].contains(text), "nothing else is lost")
        #expect(outcome.errorLines.isEmpty)
      case .error(let code):
        #expect(outcome.status == 65)
        #expect(outcome.lines.isEmpty)
        #expect(outcome.errorLines.count == 1 && outcome.errorLines[0].contains("\"code\":\"\(code)\""))
      }
      #expect(cost.seconds < Self.limitInSeconds)
      #expect(cost.memoryInBytes >> 20 < Self.plainMegabytes + bomb.maxMegabytes)
      print("bomb: \(bomb.testDescription): \(cost.seconds) s, \(cost.memoryInBytes >> 20) MB")
    }
  }
}
