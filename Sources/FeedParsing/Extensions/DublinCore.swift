internal import Foundation
internal import Model
internal import Prose

extension Draft {
  /// Dublin Core elements 1.1 and terms.
  func readDublinCore(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "creator", "author":
      if let person = reader.person(of: element) { otherPeople.append(person) }
    case "contributor": if let person = reader.person(of: element) { contributors.append(person) }
    case "publisher": publisher = reader.person(of: element) ?? publisher
    case "title", "alternative": otherTitle = otherTitle ?? reader.looseText(of: element)
    case "description", "abstract": otherDescription = otherDescription ?? reader.html(of: element)
    case "subject":
      let scheme = reader.attribute("scheme")
      if let term = reader.looseText(of: element)?.line { append(Category(term: term, scheme: scheme)) }
    case "language": language = reader.text(of: element) ?? language
    case "rights", "rightsholder", "accessrights": rights = rights ?? reader.looseText(of: element)
    case "license": license = license ?? reader.url(of: element)
    case "identifier": otherID = otherID ?? reader.text(of: element)
    case "date": date = Stamp.better(date, reader.stamp(of: element))
    case "issued", "available", "dateaccepted", "datesubmitted":
      issued = Stamp.better(issued, reader.stamp(of: element))
    case "created": created = Stamp.better(created, reader.stamp(of: element))
    case "modified": modified = Stamp.better(modified, reader.stamp(of: element))
    case "valid": readValidity(reader.text(of: element))
    default: keep(element, from: reader)
    }
  }

  /// A period (DCMI Period Encoding Scheme): "start=…; end=…; scheme=W3C-DTF".
  private func readValidity(_ text: String?) {
    guard let text else { return }
    var period: [JSONValue.Member] = []
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard pair.count == 2, ["start", "end"].contains(pair[0].lowercased()) else { continue }
      guard let date = Date(written: pair[1]) else { continue }
      period.add(pair[0].lowercased(), RFC3339.write(date))
      if pair[0].lowercased() == "end", expired == nil { expired = Stamp(pair[1]) }
    }
    if !period.isEmpty { validity = .object(period) }
  }
}
