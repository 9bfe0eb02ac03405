internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Does what a file of the ftr-site-config collection says, in the order its other programs have: fields,
/// whose elements leave the page, then wrapping and stripping, then the body.
struct ReadBySiteConfig: ExtractionStep {
  let config: SiteConfig

  func run(on draft: inout Draft) {
    guard let root = draft.page.tree.root else { return }
    var engine = SiteConfigEngine(config: config, root: root)
    draft.rule = config.fileName
    draft.prunes = config.claims(.prune, standard: true)
    draft.detectsBody = config.detectsOnFailure
    draft.rules = PageRules(rule: nil, usesGeneric: true)
    draft.rules?.usesStructure = draft.prunes
    if !engine.strings(.nativeAd).isEmpty { draft.metadata.isSponsored = true }
    readFields(&engine, &draft)
    engine.wrap()
    engine.strip(&draft)
    engine.loadLazyImages()
    if let body = engine.body() {
      draft.body = body
      draft.method = .siteRule
      engine.stripAttributesAfterwards()
    } else if !config[.body].isEmpty {
      draft.warnings.append("rule \(config.fileName): no body matches")
    }
    draft.warnings += engine.problems
    draft.remeasure()
  }

  private func readFields(_ engine: inout SiteConfigEngine, _ draft: inout Draft) {
    let name = config.fileName
    if let (values, source) = engine.first(.title) {
      draft.metadata.set(.title, to: values)
      draft.metadata.note("title", "rule \(name): \(source)")
    }
    // Structured data names authors without the words around them.
    let isStated = draft.metadata.sources.contains { $0.field == "authors" && $0.source.hasPrefix("json-ld") }
    let authors = engine.strings(.author)
    if !authors.isEmpty, !isStated || config.claims(.skipJSONLD, standard: false) {
      draft.metadata.set(.authors, to: authors)
      draft.metadata.note("authors", "rule \(name)")
    }
    if let (values, source) = engine.first(.date) {
      draft.metadata.set(.date, to: values)
      draft.metadata.note("date_published", "rule \(name): \(source)")
    }
  }
}
