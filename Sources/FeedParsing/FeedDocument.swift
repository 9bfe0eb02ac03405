internal import Markup

/// A feed's bytes as text that a reader takes: decoded, and repaired where they are XML.
struct FeedDocument {
  enum Kind { case xml, json, html, other }

  let kind: Kind
  /// Valid UTF-8; for XML, well-formed as far as it can be made.
  private(set) var utf8: [UInt8]
  /// The encoding it was written in.
  let encoding: String
  var isWellFormed = true
  var warnings: [String] = []

  /// Decodes, looks at what it is, and repairs what is XML.
  init(_ bytes: [UInt8], charset: String?) throws(FeedError) {
    guard !DecodedBytes.areBinary(bytes, charset: charset, as: .xml) else {
      throw .notAFeed("it is binary data, not text", linkedFeeds: [])
    }
    var decoded = DecodedBytes(bytes, charset: charset, as: .xml)
    decoded.utf8.mendC1Controls()
    encoding = decoded.encoding
    if let start = FeedDocument.startOfFeed(behindHTML: decoded.utf8) {
      isWellFormed = false
      warnings.append("line 1: \(RepairedXML.Kind.textBeforeRoot.rawValue)")
      // Lines keep their numbers.
      let lines = decoded.utf8[..<start].count { $0 == UInt8(ascii: "\n") }
      decoded.utf8.replaceSubrange(..<start, with: repeatElement(UInt8(ascii: "\n"), count: lines))
    }
    kind = FeedDocument.kind(of: decoded.utf8)
    if let line = decoded.firstNULLine {
      isWellFormed = false
      warnings.append("line \(line): \(RepairedXML.Kind.invalidCharacter.rawValue)")
    }
    if decoded.wasRepaired {
      isWellFormed = false
      let line = decoded.firstRepairedLine.map { "line \($0): " } ?? ""
      warnings.append(line + "bytes that mean nothing in \(encoding)")
    } else if decoded.declaredDiffers {
      // What was declared couldn't be read, but where the text is UTF-8 after all.
      if encoding != "utf-8" { isWellFormed = false }
      warnings.append("the text is in \(encoding), not in the encoding that was declared")
    }
    guard kind == .xml else {
      utf8 = decoded.utf8
      return
    }
    do {
      let repaired = try RepairedXML(decoded.utf8)
      utf8 = repaired.utf8
      isWellFormed = isWellFormed && repaired.wasWellFormed
      warnings += repaired.repairs.map { "line \($0.line): \($0.kind.rawValue)" }
    } catch {
      throw .markup(error)
    }
  }

  /// What the first characters and the first element's name say the document is.
  private static func kind(of utf8: [UInt8]) -> Kind {
    var index = 0
    while index < utf8.count, utf8[index] <= UInt8(ascii: " ") || utf8[index] >= 0xEF { index += 1 }
    guard index < utf8.count else { return .other }
    if utf8[index] == UInt8(ascii: "{") || utf8[index] == UInt8(ascii: "[") { return .json }
    guard let name = rootName(of: utf8, from: index) else { return .other }
    return ["html", "head", "body"].contains(name) ? .html : .xml
  }

  /// The local name, in lower case, of the first element.
  static func rootName(of utf8: [UInt8], from start: Int) -> String? {
    var index = start
    while let open = utf8[index...].firstIndex(of: UInt8(ascii: "<")), open + 1 < utf8.count {
      let next = utf8[open + 1]
      if next.isASCIILetter || next == UInt8(ascii: "_") {
        let name = utf8[(open + 1)...].prefix {
          $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? name
        return String(decoding: local.prefix(40), as: UTF8.self).lowercased()
      }
      if utf8[open...].starts(with: "<!--".utf8) {
        guard let end = utf8.endOfComment(from: open + 4) else { return nil }
        index = end
      } else if next == UInt8(ascii: "!"), utf8[open...].prefix(30).lowercasedText.hasPrefix("<!doctype html")
      {
        return "html"
      } else {
        index = open + 1
      }
    }
    return nil
  }
}

extension [UInt8] {
  /// The index after the `-->` that ends a comment.
  fileprivate func endOfComment(from start: Int) -> Int? {
    var index = start
    while index + 2 < count {
      if self[index] == UInt8(ascii: "-"), self[index + 1] == UInt8(ascii: "-"),
        self[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Turns U+0080 … U+009F, which nobody means, into what those bytes are in windows-1252.
  fileprivate mutating func mendC1Controls() {
    var mended: [UInt8] = []
    var copied = 0
    var index = index(of: 0xC2, from: 0)
    while index + 1 < count {
      if self[index + 1] < 0xA0, self[index + 1] != 0x85 {
        let meant = DecodedBytes([self[index + 1]], charset: "windows-1252", as: .text).utf8
        mended.append(contentsOf: self[copied..<index])
        mended.append(contentsOf: meant)
        copied = index + 2
      }
      index = self.index(of: 0xC2, from: index + 2)
    }
    guard copied > 0 else { return }
    mended.append(contentsOf: self[copied...])
    self = mended
  }
}

extension ArraySlice<UInt8> {
  fileprivate var lowercasedText: String { String(decoding: self, as: UTF8.self).lowercased() }
}

extension FeedDocument {
  /// Lets go of the text, of which a reader has a copy: a long feed isn't to be in memory twice.
  mutating func dropText() { utf8 = [] }

  /// The document's beginning in lower case, for telling dialects apart.
  var head: Head { Head(lowercased: utf8.prefix(4000).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }) }

  /// The first few thousand bytes of a document, in lower case.
  struct Head {
    let lowercased: [UInt8]

    func contains(_ text: String) -> Bool { lowercased.index(ofWord: Array(text.utf8)) != nil }

    /// True for a `channel` root that has RSS's elements rather than CDF's attributes.
    var looksLikeBareRSS: Bool {
      contains("<link>") || contains("<description") || contains("purl.org/net/rss1.1")
    }
  }
}
