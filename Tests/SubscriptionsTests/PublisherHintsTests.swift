import Foundation
import Testing

@testable import Subscriptions

@Suite struct PublisherHintsTests {
  @Test func `hints come back from the state as they were`() {
    var hints = PublisherHints()
    #expect(hints.stored == "")
    hints.maxAge = 300
    hints.expiresAfter = 0
    hints.ttlMinutes = 60
    hints.updateSeconds = 86_400
    hints.skipHours = [23, 0, 7]
    hints.skipDays = [6]
    #expect(hints.stored == "max-age=300 expires=0 ttl=60 sy=86400 skip-hours=0,7,23 skip-days=6")
    #expect(PublisherHints(stored: hints.stored) == hints)
  }

  @Test func `a feed's own rhythm outlives its document`() {
    var hints = PublisherHints()
    hints.itemDates = (0..<5).map { .start.plus(hours: Double($0) * 6) }
    let kept = PublisherHints(stored: hints.stored)
    #expect(kept.itemDates.isEmpty)
    #expect(kept.automaticSeconds == 10_800.0)
    #expect(PublisherHints(stored: kept.stored) == kept)
  }

  @Test(arguments: ["ttl", "ttl=", "ttl=x", "=5", "skip-hours=a,b", "huge=1", "ttl=99999999999999999999999"])
  func `what can't be read is no hint`(text: String) {
    #expect(PublisherHints(stored: text) == PublisherHints())
  }
}
