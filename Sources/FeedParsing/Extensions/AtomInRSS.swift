internal import Model

extension Draft {
  /// Atom's elements inside another format (RSS Advisory Board, "Including an Atom link"…).
  func readAtom(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "link": readLink(element, from: reader)
    case "author": if let person = reader.person(of: element) { people.append(person) }
    case "contributor": if let person = reader.person(of: element) { contributors.append(person) }
    case "id": id = id ?? reader.text(of: element)
    case "title": otherTitle = otherTitle ?? Atom.readText(element, from: reader)
    case "subtitle", "summary", "tagline":
      otherDescription = otherDescription ?? Atom.readText(element, from: reader)
    case "content": Atom.readContent(element, into: self, from: reader)
    case "updated", "modified": updated = Stamp.better(updated, reader.stamp(of: element))
    case "published", "issued": published = Stamp.better(published, reader.stamp(of: element))
    case "created": created = created ?? reader.stamp(of: element)
    case "category": Atom.readCategory(element, into: self, from: reader)
    case "rights", "copyright": rights = rights ?? Atom.readText(element, from: reader)
    case "generator": if generator == nil { readGenerator(element, from: reader) }
    case "icon": icon = icon ?? reader.url(of: element)
    case "logo": logo = logo ?? reader.url(of: element)
    case "info": info = info ?? Atom.readText(element, from: reader)
    case "source": source = source ?? Atom.readSource(element, from: reader)
    case "entry": add(Atom.readEntry(element, from: reader))
    default: break
    }
  }
}
