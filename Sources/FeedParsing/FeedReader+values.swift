internal import Foundation
internal import Markup
internal import Model
internal import Prose

extension FeedReader {
  /// The text of an element, trimmed; nil when there is none.
  func text(of element: FeedElement) -> String? {
    let text = xml.text(of: element.xml).trimmed.withoutSectionMarks
    return text.isEmpty ? nil : text
  }

  /// The text of an element as it stands.
  func exactText(of element: FeedElement) -> String { xml.text(of: element.xml) }

  /// An attribute, trimmed; nil when it is absent or empty.
  func attribute(_ name: StaticString) -> String? {
    guard let value = xml.attribute(name)?.trimmed, !value.isEmpty else { return nil }
    return value
  }

  /// An attribute in whatever case and namespace it is written; nil when it is absent or empty.
  func attribute(anyCase name: String) -> String? {
    guard let value = xml.attribute(anyCase: name)?.trimmed, !value.isEmpty else { return nil }
    return value
  }

  /// An element's text as an absolute URL.
  func url(of element: FeedElement) -> String? {
    let base = base
    return text(of: element).flatMap { FeedURL.resolve($0, base: base) }
  }

  /// An attribute's value as an absolute URL.
  func url(_ name: StaticString) -> String? { attribute(name).flatMap { FeedURL.resolve($0, base: base) } }

  /// The declared base itself, for an attribute that is there and empty (RFC 3986 §4.4).
  func emptyReference(_ name: StaticString) -> String? {
    xml.attribute(name)?.isEmpty == true && !xml.bases.isEmpty ? base : nil
  }

  /// An element's text as a date.
  func stamp(of element: FeedElement) -> Stamp? {
    text(of: element).map { text in
      Stamp(text, place: (element.xml.line.map { "line \($0): " } ?? "") + "<\(xml.spelledName)>")
    }
  }

  /// The first whole number in an element's text.
  func integer(of element: FeedElement) -> Int? { text(of: element).flatMap { Int(leading: $0) } }

  /// The text of an RSS-like element: markup when its text looks like it.
  func looseText(of element: FeedElement) -> FeedText? {
    let place = place
    switch xml.content(of: element.xml) {
    case .markup(let html): return FeedText(.xhtml, html, at: place)
    case .text(let text):
      let trimmed = text.trimmed.withoutSectionMarks
      if trimmed.isEmpty { return nil }
      let kind: TextForm = trimmed.looksLikeHTML ? .html : .text
      return FeedText(kind, trimmed, at: place)
    }
  }

  /// The text of an element that is defined to hold escaped HTML.
  func html(of element: FeedElement) -> FeedText? {
    let place = place
    switch xml.content(of: element.xml) {
    case .markup(let html): return FeedText(.xhtml, html, at: place)
    case .text(let text):
      let trimmed = text.trimmed.withoutSectionMarks
      return trimmed.isEmpty ? nil : FeedText(.html, trimmed, at: place)
    }
  }

  /// The markup inside an element of XHTML.
  func xhtml(of element: FeedElement) -> FeedText? {
    let place = place
    let html = String(decoding: xml.innerHTML(of: element.xml), as: UTF8.self).trimmed
    return html.isEmpty ? nil : FeedText(.xhtml, html, at: place)
  }
}

extension Int {
  /// The number a text begins with, passing over spaces, signs and thousands separators; nil without one.
  init?(leading text: String) {
    var value = 0
    var hasDigit = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
        if overflow || second { return nil }
        value = sum
        hasDigit = true
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "+"): continue
      default:
        if hasDigit { self = value } else { return nil }
        return
      }
    }
    if hasDigit { self = value } else { return nil }
  }
}

extension Int {
  /// A whole number of bytes, perhaps with separators between its thousands, with zeros behind the point or
  /// the word "bytes"; nil for anything else: "1.2 MB" is no number of bytes.
  init?(fileSize text: String) {
    var digits = text.trimmed.lowercased()[...]
    for unit in ["bytes", "byte", "b"] where digits.hasSuffix(unit) {
      digits = digits.dropLast(unit.count)
      break
    }
    let groups = String(digits).trimmed.split(omittingEmptySubsequences: false) { ",.' \u{A0}".contains($0) }
    guard let first = groups.first, groups.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }) else {
      return nil
    }
    if groups.count == 2, groups[1].count != 3, groups[1].allSatisfy({ $0 == "0" }) {
      self.init(first)
    } else if groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 }) {
      self.init(groups.joined())
    } else {
      return nil
    }
  }
}

extension JSONValue {
  /// The number that a text is, a whole one where it is whole; nil for anything else.
  init?(amount text: String) {
    guard let number = Double(text), number.isFinite else { return nil }
    self = Int(exactly: number).map { .integer($0) } ?? .number(number)
  }
}
