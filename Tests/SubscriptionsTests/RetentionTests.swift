import Foundation
import Subscriptions
import Testing

struct RetentionTests {
  let state = TemporaryState()

  @Test func `what the last good document held is never forgotten`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll((1...5).map(sighting))
    #expect(try store.prune(at: .start.plus(days: 5000)) == 0)
    #expect(try feed.poll((1...5).map(sighting), at: .start.plus(days: 5000)).isEmpty)
  }

  @Test func `an item is forgotten 400 days after its last sighting`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll((1...5).map(sighting))
    try feed.poll((4...6).map(sighting), at: .start.plus(days: 1))
    var hasty = Retention()
    hasty.itemAgeInDays = 1
    #expect(try store.prune(hasty, at: .start.plus(days: 399)) == 0)
    #expect(try store.prune(at: .start.plus(days: 401)) == 3)
  }

  @Test func `a failed poll forgets nothing`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll((1...5).map(sighting))
    let error = PollError(code: "http-500", message: "no")
    try feed.commit(.failure(error, dropsValidators: false), at: .start.plus(days: 500))
    #expect(try store.prune(at: .start.plus(days: 900)) == 0)
  }

  @Test func `an article that waits is never forgotten, a delivered one after its time`() throws {
    let store = try state.open()
    try PolledFeed(store).poll((1...2).map(sighting))
    try store.markDone([1])
    try store.prune(at: .start.plus(days: 399))
    #expect(try store.articles().map(\.seq) == [1, 2])
    try store.prune(at: .start.plus(days: 401))
    #expect(try store.articles().map(\.seq) == [2])
    try store.sync([], at: .start)
    try store.prune(at: .start.plus(days: 5000))
    #expect(try store.articles().map(\.seq) == [2])
  }
}
