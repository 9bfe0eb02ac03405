internal import CLibXML2

/// Many selectors asked at once: an element's id, classes, words, attributes and tag are looked up, and only
/// the selectors that ask for one of them are tried. Costs O(elements), however many selectors there are.
package struct SelectorIndex: Sendable {
  private let selectors: [Selector]
  private var byKey: [UInt64: [Int]] = [:]
  private var byTag: [[Int]] = Array(repeating: [], count: 256)
  private var anywhere: [Int] = []
  /// One bit per low bits of a key's hash: most look-ups end here.
  private var seen: [Bool] = Array(repeating: false, count: 4096)

  /// An index of selectors, which are known by their position from here on.
  package init(_ selectors: [Selector]) {
    self.selectors = selectors
    for (number, selector) in selectors.enumerated() {
      for key in selector.alternatives.flatMap(SelectorIndex.keys) { add(number, under: key) }
    }
  }

  /// Starts a walk; one walk spends one budget of steps.
  package func query() -> Query { Query(index: self) }

  /// A walk over the elements of a page.
  package struct Query {
    private let index: SelectorIndex
    private var matcher = SelectorMatcher()
    private var candidates: [Int] = []

    init(index: SelectorIndex) { self.index = index }

    /// The positions of the selectors that select the element, ascending.
    package mutating func matches(_ node: Node) -> [Int] {
      candidates.removeAll(keepingCapacity: true)
      index.collect(node, into: &candidates)
      if candidates.isEmpty { return [] }
      candidates.sort()
      var found: [Int] = []
      for number in candidates where number != found.last {
        if matcher.matches(node, any: index.selectors[number].alternatives) { found.append(number) }
      }
      return found
    }
  }
}

extension SelectorIndex {
  /// What an element must have for a selector to be worth trying.
  private enum Key {
    case hash(UInt64)
    case tag(Tag)
    case anywhere
  }

  private mutating func add(_ number: Int, under key: Key) {
    switch key {
    case .hash(let hash):
      byKey[hash, default: []].append(number)
      seen[Int(hash & 4095)] = true
    case .tag(let tag): byTag[Int(tag.rawValue)].append(number)
    case .anywhere: anywhere.append(number)
    }
  }

  /// The rarest thing the subject of a selector asks for; several for `:is(…)`.
  private static func keys(_ complex: Selector.Complex) -> [Key] {
    let tests = complex.steps.first?.tests ?? []
    for test in tests { if case .id(let id) = test { return [.hash(hash(id, .id))] } }
    for test in tests { if case .classToken(let name) = test { return [.hash(hash(name, .classToken))] } }
    for test in tests { if case .words(let words) = test { return [.hash(hash(words[0], .word))] } }
    for test in tests {
      if case .attribute(let test) = test { return [.hash(hash(test.name.dropLast(), .attribute))] }
    }
    for test in tests { if case .any(let list) = test { return list.flatMap(keys) } }
    for test in tests { if case .tag(let tag, _) = test { return [.tag(tag)] } }
    return [.anywhere]
  }

  enum Kind: UInt64 { case id = 1, classToken, word, attribute }

  /// FNV-1a. A collision costs one vain match, no more.
  static func hash(_ bytes: some Sequence<UInt8>, _ kind: Kind) -> UInt64 {
    var hash = seed(kind)
    for byte in bytes { mix(byte, into: &hash) }
    return hash
  }

  static func seed(_ kind: Kind) -> UInt64 { 0xcbf2_9ce4_8422_2325 &+ kind.rawValue &* 0x9e37_79b9_7f4a_7c15 }

  @inline(__always)
  static func mix(_ byte: UInt8, into hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  private func collect(_ node: Node, into candidates: inout [Int]) {
    candidates.append(contentsOf: anywhere)
    candidates.append(contentsOf: byTag[Int(node.tag.rawValue)])
    guard node.isElement, !byKey.isEmpty else { return }
    var property = unsafe node.pointer.pointee.properties
    while let current = unsafe property {
      defer { unsafe property = unsafe current.pointee.next }
      guard let name = unsafe current.pointee.name else { continue }
      let nameBytes = unsafe UnsafeBufferPointer(start: name, count: length(name))
      unsafe lookUp(Span(_unsafeElements: nameBytes), 0..<nameBytes.count, .attribute, &candidates)
      guard let value = unsafe current.pointee.children?.pointee.content else { continue }
      let isClass = unsafe equal(name, "class")
      guard unsafe isClass || equal(name, "id") else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: value, count: length(value))
      unsafe collect(Span(_unsafeElements: bytes), isClass: isClass, into: &candidates)
    }
  }

  private func collect(_ value: Span<UInt8>, isClass: Bool, into candidates: inout [Int]) {
    if isClass {
      var position = 0
      while let token = value.nextToken(from: position) {
        lookUp(value, token, .classToken, &candidates)
        position = token.upperBound
      }
    } else {
      lookUp(value, 0..<value.count, .id, &candidates)
    }
    var position = 0
    while let word = value.nextWord(from: position) {
      lookUp(value, word, .word, &candidates)
      position = word.upperBound
    }
  }

  private func lookUp(_ value: Span<UInt8>, _ range: Range<Int>, _ kind: Kind, _ candidates: inout [Int]) {
    var hash = SelectorIndex.seed(kind)
    for index in range {
      SelectorIndex.mix(kind == .word ? lowered(value[index]) : value[index], into: &hash)
    }
    if seen[Int(hash & 4095)], let numbers = byKey[hash] { candidates.append(contentsOf: numbers) }
  }
}
