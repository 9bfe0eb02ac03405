/// Which namespace prefixes are declared where the pass stands.
struct PrefixScopes {
  private var declared: [UInt64: Int] = [:]
  private var scopes: [(depth: Int, prefix: UInt64)] = []
  /// The prefix asked for last and found: most elements have their neighbour's.
  private var lastFound: UInt64?
  /// Prefixes to declare on the root.
  private(set) var missing: [(prefix: [UInt8], uri: StaticString)] = []

  init() {
    for prefix in ["xml", "xmlns"] { declared[NameHash(prefix.utf8).value] = 1 }
  }

  mutating func declare(_ prefix: UInt64, depth: Int) {
    declared[prefix, default: 0] += 1
    scopes.append((depth, prefix))
  }

  /// Forgets what elements at `depth` and below declared.
  mutating func leave(depth: Int) {
    while let last = scopes.last, last.depth >= depth {
      scopes.removeLast()
      let others = declared[last.prefix, default: 1] - 1
      declared[last.prefix] = others > 0 ? others : nil
      lastFound = nil
    }
  }

  /// Whether the prefix is declared; one that isn't but is well known will be, on the root.
  mutating func isDeclared(_ prefix: ArraySlice<UInt8>) -> Bool {
    let hash = NameHash(prefix).value
    if hash == lastFound { return true }
    if declared[hash] != nil {
      lastFound = hash
      return true
    }
    if let uri = WellKnownNamespaces.uri(for: prefix) {
      missing.append((Array(prefix), uri))
      // One more than any scope takes away: the root's declaration is never left.
      declared[hash] = 1
    }
    return false
  }
}
