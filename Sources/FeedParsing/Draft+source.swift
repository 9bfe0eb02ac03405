internal import Foundation
internal import Model
internal import Prose

extension Draft {
  /// The feed an entry was taken from, by the keys that feeds have.
  func sourceValue(base: String?) -> JSONValue? {
    let settled = Settled(draft: self, base: base)
    let links = settled.links
    var source: [JSONValue.Member] = []
    source.add("id", id)
    source.add("title", title?.line)
    source.add("title_type", title?.type?.rawValue)
    source.add("title_html", title?.html(base: base))
    source.add("url", settled.url(sourceURL) ?? settled.page(among: links))
    source.add("description", description?.line)
    source.add("description_html", description?.html(base: base))
    source.add("rights", rights?.line)
    source.add("rights_html", rights?.html(base: base))
    source.add("language", language)
    source.add("icon", settled.url(icon))
    source.add("logo", settled.url(logo))
    source.add("published", (published ?? issued)?.date.flatMap(RFC3339.write))
    source.add("updated", (updated ?? modified ?? date)?.date.flatMap(RFC3339.write))
    source.add("generator", generatorValue(settled))
    source.add("authors", JSONValue.list(settled.people.map(\.value)))
    source.add("contributors", JSONValue.list(settled.contributors.map(\.value)))
    source.add("categories", JSONValue.list(categories.map(\.value)))
    source.add("links", JSONValue.list(links.map(\.value)))
    return source.isEmpty ? nil : .object(source)
  }

  private func generatorValue(_ settled: Settled) -> JSONValue? {
    guard let generator else { return nil }
    var members: [JSONValue.Member] = []
    members.add("name", generator.name)
    members.add("url", settled.url(generator.url))
    members.add("version", generator.version)
    return members.isEmpty ? nil : .object(members)
  }
}

extension JSONValue {
  /// An array; nil for an empty one.
  fileprivate static func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}

extension Person {
  fileprivate var value: JSONValue {
    var members: [JSONValue.Member] = []
    members.add("name", name)
    members.add("email", email)
    members.add("url", url)
    return .object(members)
  }
}

extension Model.Category {
  fileprivate var value: JSONValue {
    var members: [JSONValue.Member] = []
    members.add("term", term)
    members.add("scheme", scheme)
    members.add("label", label)
    return .object(members)
  }
}

extension Link {
  fileprivate var value: JSONValue {
    var members: [JSONValue.Member] = []
    members.add("rel", rel)
    members.add("href", href)
    members.add("type", type)
    members.add("title", title)
    members.add("hreflang", hreflang)
    members.add("length", length)
    return .object(members)
  }
}
