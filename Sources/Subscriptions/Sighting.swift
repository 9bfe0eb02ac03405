package import Foundation

/// One entry of a document, reduced to what identity is decided by.
package struct Sighting: Sendable, Equatable {
  /// The guid, Atom id or JSON Feed id, as the feed had it; nil or empty when there is none.
  package var rawID: String?
  /// The entry's own link, absolute.
  package var link: String?
  /// Plain text.
  package var title: String?
  /// The date as the feed spells it; part of the identity of an entry with neither id nor link.
  package var dateText: String?
  /// Date of publication.
  package var date: Date?
  /// Date of the last change, if the feed tells one.
  package var modified: Date?
  /// The entry's body as the feed has it, as plain text. Not the text of its page.
  package var bodyText: String
  /// Names, in document order.
  package var authors: [String]

  /// A sighting of an entry; all that the feed doesn't say is nil or empty.
  package init(
    rawID: String? = nil, link: String? = nil, title: String? = nil, dateText: String? = nil,
    date: Date? = nil, modified: Date? = nil, bodyText: String = "", authors: [String] = []
  ) {
    self.rawID = rawID
    self.link = link
    self.title = title
    self.dateText = dateText
    self.date = date
    self.modified = modified
    self.bodyText = bodyText
    self.authors = authors
  }
}

/// A sighting with its key, its other names and its hashes.
package struct IdentifiedEntry: Sendable, Equatable {
  /// Where the entry stands in the document, from 0.
  package let position: Int
  /// What the entry is known by.
  package let key: ItemKey
  /// The entry's canonical link; nil when it has none.
  package let canonicalLink: String?
  /// Date of publication.
  package let date: Date?
  /// Date of the last change.
  package let modified: Date?
  /// SHA-256 of title, canonical link, body and authors: changes when the entry does.
  package let contentHash: Data

  /// The text the key is made of.
  let value: String
  /// All keys the entry may be known by, the most telling first: a document may repeat its id today and not
  /// tomorrow.
  let candidateKeys: [ItemKey]
  /// What follows `#` in the id or link.
  let fragment: String?
  /// Digest of the id or link without what changes by itself (scheme, `www.`, tracking …).
  var alias: Data?
  /// Digest of the canonical link; nil when another entry of the document has the same.
  var linkAlias: Data?
  /// nil when there is no title.
  let titleHash: Data?
  /// nil when there is no body.
  let bodyHash: Data?
  /// An earlier position in the document that has the same entry.
  var repeats: Int?
}

extension Sighting {
  /// The id without white space around it; long ones as their hash. nil when there is none.
  var identifier: String? {
    guard let trimmed = rawID?.trimmed, !trimmed.isEmpty else { return nil }
    guard trimmed.utf8.count > Identity.maxIDSizeInBytes else { return String(trimmed) }
    return "sha256:" + Data.digest(of: [String(trimmed)]).hex
  }

  /// Title and body without differences in white space, for hashing.
  static func normalize(_ text: String?) -> String {
    guard let text else { return "" }
    var words: [UInt8] = []
    var isBetweenWords = false
    for scalar in text.unicodeScalars {
      if scalar.isSpace {
        isBetweenWords = true
      } else {
        if isBetweenWords, !words.isEmpty { words.append(UInt8(ascii: " ")) }
        isBetweenWords = false
        words.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: words, as: UTF8.self)
  }
}

private extension Unicode.Scalar {
  /// Whether it is white space; what isn't ASCII is looked up in Unicode's tables, which takes long.
  var isSpace: Bool { isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }
}
