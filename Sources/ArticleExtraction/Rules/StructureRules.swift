internal import Markup

/// Generic rules on elements: what never is prose, what class and id words tell, and what they tell only
/// together with links, brevity or place.
struct StructureRules: Sendable {
  /// What one selector says.
  struct Entry: Sendable {
    /// `generic/share`.
    let id: String
    let at: String
    let kind: String
    let pattern: String
    let evidence: Evidence
  }

  enum Evidence: String, CaseIterable, Sendable {
    /// The element alone is enough.
    case always
    /// Enough, unless the element holds a good part of the body.
    case words
    /// Needs a second signal.
    case secondSignal = "second-signal"
  }

  let entries: [Entry]
  let index: SelectorIndex
  /// The selectors worth a closer look at a feed's content: not those of what cleaning drops in any case.
  let hints: [Selector]

  init(_ utf8: [UInt8]) throws(RuleError) {
    let root = try RuleFileText.root(name: "structure.yaml", utf8: utf8)
    var entries: [Entry] = []
    var selectors: [Selector] = []
    var hints: [Selector] = []
    for (key, kinds) in try root.members(["feedmill"] + Evidence.allCases.map(\.rawValue)) {
      guard let evidence = Evidence(rawValue: key) else { continue }
      for (kind, list) in try kinds.members([]) {
        for node in try list.list() {
          let selector = try RuleReader.selector(node)
          selectors.append(selector)
          let isDropped = kind == "markup" || selector.source == "[hidden]"
          if !isDropped, evidence != .secondSignal { hints.append(selector) }
          entries.append(
            Entry(
              id: "generic/" + kind, at: node.place, kind: kind, pattern: selector.source, evidence: evidence)
          )
        }
      }
    }
    self.entries = entries
    self.hints = hints
    index = SelectorIndex(selectors)
  }

  /// A bundled file that can't be read is caught by the tests; a program in use goes on without it.
  init(bundled utf8: [UInt8]) {
    do {
      self = try StructureRules(utf8)
    } catch {
      entries = []
      hints = []
      index = SelectorIndex([])
    }
  }
}
