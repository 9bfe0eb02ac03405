internal import Foundation

/// An entry on its way to a key, while ids that the document repeats are being told apart.
struct EntryDraft {
  let position: Int
  let sighting: Sighting
  let kind: String
  let baseValue: String
  let baseKey: ItemKey
  let canonicalLink: String?
  let titleHash: Data?
  let bodyHash: Data?
  let contentHash: Data
  var value: String
  var repeats: Int?

  init(position: Int, sighting: Sighting, feed: UUID) {
    self.position = position
    self.sighting = sighting
    canonicalLink = sighting.link.flatMap(CanonicalLink.init)?.text
    let title = Sighting.normalize(sighting.title)
    let body = Sighting.normalize(sighting.bodyText)
    titleHash = title.isEmpty ? nil : Data.digest(of: [title])
    bodyHash = body.isEmpty ? nil : Data.digest(of: [body])
    contentHash = Data.digest(
      of: [title, canonicalLink ?? "", body] + sighting.authors.map(Sighting.normalize))
    if let identifier = sighting.identifier {
      (kind, baseValue) = ("id", identifier)
    } else if let canonicalLink {
      (kind, baseValue) = ("link", canonicalLink)
    } else {
      (kind, baseValue) = ("hash", Data.digest(of: [title, sighting.dateText ?? "", body]).hex)
    }
    baseKey = ItemKey(feed: feed, kind: kind, value: baseValue)
    value = baseValue
  }

  /// Gives entries with one id different values, where they are different entries.
  ///
  /// Same link, and same title or body: one entry. Else the link tells them apart, then the title.
  static func separate(_ positions: [Int], in drafts: inout [EntryDraft]) {
    var seen: [Data: Int] = [:]
    var distinct: [Int] = []
    for index in positions {
      let marks = drafts[index].sameEntryMarks
      if let earlier = marks.lazy.compactMap({ seen[$0] }).first {
        drafts[index].repeats = earlier
      } else {
        distinct.append(index)
      }
      for mark in marks where seen[mark] == nil { seen[mark] = drafts[index].repeats ?? index }
    }
    guard distinct.count > 1 else { return }
    let byLink = Dictionary(grouping: distinct) { drafts[$0].canonicalLink ?? "" }
    for (link, indices) in byLink {
      for index in indices {
        drafts[index].value += "\n" + link
        if indices.count > 1 { drafts[index].value += "\n" + drafts[index].ownMark }
      }
    }
  }

  /// The entry as the rest of the algorithm sees it.
  func identified(in feed: UUID) -> IdentifiedEntry {
    let isSplit = value != baseValue
    let key = isSplit ? ItemKey(feed: feed, kind: kind, value: value) : baseKey
    var keys = isSplit ? [key, baseKey] : [key]
    if !isSplit, kind == "id", let canonicalLink {
      keys.insert(ItemKey(feed: feed, kind: kind, value: baseValue + "\n" + canonicalLink), at: 0)
    }
    let source = kind == "id" ? baseValue : (sighting.link ?? "")
    let isWebAddress = kind == "link" || source.isWebAddress
    let alias = isSplit || !isWebAddress ? nil : CanonicalLink(source).map { Data.digest(of: [$0.text]) }
    return IdentifiedEntry(
      position: position, key: key, canonicalLink: canonicalLink, date: sighting.date,
      modified: sighting.modified, contentHash: contentHash, value: value, candidateKeys: keys,
      fragment: isWebAddress ? CanonicalLink.fragment(of: source).map(String.init) : nil, alias: alias,
      linkAlias: canonicalLink.map { Data.digest(of: [$0]) }, titleHash: titleHash, bodyHash: bodyHash,
      repeats: repeats)
  }
}

private extension EntryDraft {
  /// Digests that two drafts share when they are one entry seen twice.
  var sameEntryMarks: [Data] {
    let link = canonicalLink ?? ""
    let marks = [("title", titleHash), ("body", bodyHash)].compactMap { name, hash in
      hash.map { Data.digest(of: [link, name, $0.hex]) }
    }
    return marks.isEmpty ? [Data.digest(of: [link, "empty"])] : marks
  }

  var ownMark: String { (titleHash ?? bodyHash)?.hex ?? "" }
}

private extension String {
  var isWebAddress: Bool {
    let head = prefix(8).lowercased()
    return head.hasPrefix("http://") || head.hasPrefix("https://") || head.hasPrefix("//")
  }
}
