extension JSONWriter {
  /// Writes where the rest of a feed is.
  mutating func write(_ paging: Feed.Paging) {
    member("first", paging.first)
    member("previous", paging.previous)
    member("last", paging.last)
    member("current", paging.current)
    member("prev_archive", paging.previousArchive)
    member("next_archive", paging.nextArchive)
    member("archive", paging.isArchive ? true : nil)
    member("complete", paging.isComplete ? true : nil)
  }

  /// Writes the deletion of an entry.
  mutating func write(_ deleted: Feed.DeletedEntry) {
    member("ref", deleted.ref, as: .verbatim)
    member("when", deleted.when)
    if let person = deleted.by { object("by") { $0.writePerson(person) } }
    member("comment", deleted.comment)
    objects("links", deleted.links) { $0.write($1) }
  }
}

extension Feed.Paging {
  /// The paging; nil when it says nothing.
  init?(fields: JSONFields) {
    self.init()
    first = fields.text("first")
    previous = fields.text("previous")
    last = fields.text("last")
    current = fields.text("current")
    previousArchive = fields.text("prev_archive")
    nextArchive = fields.text("next_archive")
    isArchive = fields.bool("archive") ?? false
    isComplete = fields.bool("complete") ?? false
    if self == Self() { return nil }
  }
}

extension Feed.DeletedEntry {
  /// The deletion of an entry; nil when nothing says of which.
  init?(fields: JSONFields) {
    guard let ref = fields.text("ref") else { return nil }
    self.init(ref: ref)
    when = fields.date("when")
    by = fields.object("by").flatMap(Person.init(fields:))
    comment = fields.text("comment")
    links = fields.objects("links", Link.init(fields:))
  }
}
