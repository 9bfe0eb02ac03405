internal import Markup
internal import Model

/// What rules need to know about a page, answered from a draft.
struct DraftPage: RulePage {
  let root: Node?
  let url: String?
  let language: String?
  let siteNames: [String]
  private let facts: PageFacts
  private let data: JSONLinkedData

  init(_ draft: Draft) {
    root = draft.page.tree.root
    url = draft.page.url
    language = draft.metadata.language
    siteNames = draft.metadata.siteName.map { [$0] } ?? []
    facts = draft.facts
    data = draft.data
  }

  func metaContents(_ name: String) -> [String] { facts.meta[name.lowercased()] ?? [] }

  func jsonLDValues(_ key: String) -> [String] {
    guard let value = data.article?[key] else { return [] }
    return (value.array ?? [value]).map(data.resolved).compactMap {
      $0.string ?? $0["name"]?.string ?? $0["url"]?.string
    }
  }
}
