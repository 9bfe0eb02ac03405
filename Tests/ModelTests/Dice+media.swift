import Foundation
import Model

extension Dice {
  mutating func media() -> Media {
    var media = Media()
    fillFile(of: &media)
    media.title = maybe { $0.line() }
    media.description = maybe { $0.line() }
    media.credits = some { dice in
      Media.Credit(role: dice.line(), name: dice.line(), scheme: dice.maybe { $0.url() })
    }
    media.keywords = some { $0.line() }
    media.categories = some { $0.category() }
    media.rating = maybe { $0.line() }
    media.restriction = maybe {
      .init(
        relationship: $0.one(of: ["allow", "deny"]), type: $0.one(of: ["country", "uri"]), value: $0.line())
    }
    media.license = maybe { .init(type: $0.maybe { _ in "text/html" }, url: $0.url(), name: $0.line()) }
    media.playerURL = maybe { $0.url() }
    if media.playerURL != nil { media.playerWidth = maybe { $0.number(0...4000) } }
    if media.playerURL != nil { media.playerHeight = maybe { $0.number(0...4000) } }
    media.thumbnails = some {
      Thumbnail(url: $0.url(), width: $0.number(0...99), height: $0.number(0...99), time: $0.line())
    }
    for key in Media.detailKeys where isFull || bool() {
      let value = key == "geo" ? geo() : .array([.object([.init("value", .string(line()))])])
      media.details.append(.init(key, value))
    }
    return media
  }

  private mutating func fillFile(of media: inout Media) {
    media.url = url()
    media.type = maybe { _ in "video/mp4" }
    media.medium = maybe { _ in "video" }
    media.width = maybe { $0.number(0...4000) }
    media.height = maybe { $0.number(0...4000) }
    media.duration = maybe { $0.seconds() }
    media.fileSize = maybe { $0.number(0...Int.max) }
    media.bitrate = maybe { $0.seconds() }
    media.framerate = maybe { $0.seconds() }
    media.samplingRate = maybe { $0.seconds() }
    media.channels = maybe { $0.number(1...8) }
    media.language = maybe { _ in "en" }
    media.expression = maybe { _ in "full" }
    media.isDefault = maybe { $0.bool() }
  }

  mutating func geo() -> JSONValue {
    let coordinates = JSONValue.array([.number(37.5), .number(55.25)])
    var members = [
      JSONValue.Member("type", .string("Point")), JSONValue.Member("coordinates", coordinates),
    ]
    if isFull || bool() { members.append(.init("radius", .number(12.5))) }
    if isFull || bool() { members.append(.init("feature_name", .string(line()))) }
    return .object(members)
  }

  mutating func paging() -> Feed.Paging {
    var paging = Feed.Paging()
    paging.first = url()
    paging.previous = maybe { $0.url() }
    paging.last = maybe { $0.url() }
    paging.current = maybe { $0.url() }
    paging.previousArchive = maybe { $0.url() }
    paging.nextArchive = maybe { $0.url() }
    paging.isArchive = isFull || bool()
    paging.isComplete = isFull || bool()
    return paging
  }

  mutating func deletedEntry() -> Feed.DeletedEntry {
    var deleted = Feed.DeletedEntry(ref: "urn:" + line() + "e\u{301}")
    deleted.when = maybe { $0.date() }
    deleted.by = maybe { $0.person(email: true) }
    deleted.comment = maybe { $0.line() }
    deleted.links = some { $0.link() }
    return deleted
  }
}
