package import Markup
internal import Model
package import Prose

/// Takes the site's chrome out of feeds' contents, by the rules that pages have and those that only feeds need.
package struct FeedBodyEditor: BodyEditor {
  /// What may go even if nothing else is left.
  private static let emptyingKinds: Set = [FeedRemovals.attribution]

  private let rules: RuleSet
  private let ruled: HostSet

  /// An editor by a set of rules.
  package init(_ rules: RuleSet) {
    self.rules = rules
    ruled = HostSet(rules.hosts)
  }

  package func mayEdit(_ fragment: [UInt8], at place: BodyPlace) -> Bool {
    ruled.holdsHost(of: place.url)
      || FeedFilter.filter(place.language).mayMatch(fragment) {
        SiteNames.patterns(for: page(place, root: nil))
      }
  }

  package func edit(_ body: Node, at place: BodyPlace) -> BodyEdit {
    let hadContent = body.hasWordsOrMedia
    let report = engine(place, root: body).clean(body)
    var edit = BodyEdit(report)
    let isEmptied = hadContent && !body.hasWordsOrMedia
    edit.isRefused = isEmptied && !report.removals.allSatisfy { Self.emptyingKinds.contains($0.kind) }
    return edit
  }

  package func edit(_ text: String, at place: BodyPlace) -> (text: String, edit: BodyEdit) {
    guard FeedFilter.filter(place.language).mayMatchText(Array(text.utf8)) || ruled.holdsHost(of: place.url)
    else {
      return (text, BodyEdit())
    }
    let engine = engine(place, root: nil)
    let paragraphs = text.split(separator: "\n\n").map(String.init)
    var (edited, edit) = (text, BodyEdit())
    if paragraphs.count > 1 {
      let (kept, report) = engine.clean(paragraphs)
      edit = BodyEdit(report)
      if !kept.isEmpty, kept.count < paragraphs.count {
        edited = kept.map { paragraphs[$0] }.joined(separator: "\n\n")
      }
    }
    while let tail = FeedTextTail.find(in: edited, by: engine.removals) {
      guard tail.start > 0 || Self.emptyingKinds.contains(tail.kind) else { break }
      edited = String(decoding: Array(edited.utf8)[..<tail.start], as: UTF8.self)
      edit.removed[tail.kind, default: 0] += 1
    }
    return (edited, edit)
  }

  private func engine(_ place: BodyPlace, root: Node?) -> RuleEngine {
    let page = page(place, root: root)
    return RuleEngine(rules: rules.rules(for: page), entry: page)
  }

  private func page(_ place: BodyPlace, root: Node?) -> BarePage {
    BarePage(root: root, url: place.url, language: place.language, siteNames: place.siteNames)
  }
}

extension BodyEdit {
  fileprivate init(_ report: RuleReport) {
    self.init()
    removed = report.counts
    isPartial = report.isPartial
    let notes = report.moved("bio")
    if !notes.isEmpty { authorNote = notes.joined(separator: "\n\n") }
  }
}
