internal import Markup
internal import Model
internal import Prose

extension FeedReader {
  /// A person: in elements as Atom has it, or in one text as RSS has it; nil when nothing is said.
  func person(of element: FeedElement) -> Person? {
    var person = Person()
    var text = ""
    while let child = xml.nextChild(of: element.xml, text: &text).map(self.element) {
      switch child.name {
      case "name": person.name = looseText(of: child)?.line
      case "email": person.email = self.text(of: child).map(Person.address)
      case "uri", "url", "homepage", "link", "href": person.url = url(of: child) ?? url("href")
      case "image", "avatar", "img": person.avatar = url("src") ?? url("href") ?? url(of: child)
      default: text += exactText(of: child)
      }
    }
    if person != Person() { return person }
    return Person(feedText: text.looksLikeHTML ? plainText(fromHTML: text) : normalizedText(text))
  }
}

extension Person {
  /// A mail address without `mailto:` before it.
  static func address(_ text: String) -> String {
    text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
  }
}
