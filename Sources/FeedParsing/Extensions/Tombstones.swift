internal import Foundation
internal import Model
internal import Prose

extension Draft {
  /// Atom's deleted entries (RFC 6721).
  func readTombstone(_ element: FeedElement, from reader: FeedReader) {
    guard element.name == "deleted-entry", deletedEntries.count < Draft.maxValues,
      let ref = reader.attribute("ref")
    else { return }
    var deleted = Feed.DeletedEntry(ref: ref)
    deleted.when = reader.attribute("when").flatMap { Date(written: $0) }
    let inside = Draft()
    while let child = reader.nextChild(of: element) {
      switch child.name {
      case "by": deleted.by = reader.person(of: child)
      case "comment": deleted.comment = Atom.readText(child, from: reader)?.line
      case "link": inside.readLink(child, from: reader)
      default: break
      }
    }
    deleted.links = inside.links
    deletedEntries.append(deleted)
  }
}
