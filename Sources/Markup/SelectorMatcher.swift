internal import CLibXML2

/// Matches compiled selectors on nodes, and counts what it costs.
struct SelectorMatcher {
  /// Steps to ancestors, siblings and descendants that one query may take: what keeps `:has`, `:nth-child`
  /// and ` ` from being quadratic on a hostile page. A news page needs some ten thousand.
  static let maxSteps = 20_000_000

  private var remaining = SelectorMatcher.maxSteps
  private var scope: Node?

  init(maxSteps: Int = SelectorMatcher.maxSteps) { remaining = maxSteps }

  /// True once the steps are used up; nothing matches from then on.
  var isSpent: Bool { remaining <= 0 }

  /// True when one of the alternatives selects the element.
  mutating func matches(_ node: Node, any alternatives: [Selector.Complex]) -> Bool {
    for alternative in alternatives where match(node, alternative, at: 0) == .matched { return true }
    return false
  }

  /// How a partial match ended, and where looking further makes sense.
  private enum Outcome {
    case matched
    /// An earlier sibling may do for the nearest `~`, an ancestor for the nearest ` `.
    case tryEarlierSibling
    /// Only an ancestor for the nearest ` ` may do.
    case tryAncestor
    /// No other candidate can help.
    case hopeless
  }

  private mutating func match(_ node: Node, _ complex: Selector.Complex, at index: Int) -> Outcome {
    remaining -= 1
    guard remaining > 0 else { return .hopeless }
    guard passes(node, complex.steps[index].tests) else { return .tryEarlierSibling }
    guard let combinator = complex.steps[index].combinator else { return .matched }
    var candidate = node
    while let next = neighbor(of: candidate, combinator) {
      candidate = next
      let outcome = match(candidate, complex, at: index + 1)
      switch (outcome, combinator) {
      case (.matched, _), (.hopeless, _), (_, .nextSibling): return outcome
      case (_, .child): return .tryAncestor
      case (.tryAncestor, .laterSibling): return outcome
      default: continue
      }
    }
    return combinator.isSibling ? .tryAncestor : .hopeless
  }

  private mutating func neighbor(of node: Node, _ combinator: Selector.Combinator) -> Node? {
    combinator.isSibling ? elementSibling(of: node, before: true) : node.parent
  }

  private mutating func elementSibling(of node: Node, before: Bool) -> Node? {
    var sibling = before ? node.previousSibling : node.nextSibling
    while let current = sibling, !current.isElement {
      remaining -= 1
      sibling = before ? current.previousSibling : current.nextSibling
    }
    return sibling
  }

  private mutating func passes(_ node: Node, _ tests: [Selector.Test]) -> Bool {
    for test in tests where !passes(node, test) { return false }
    return true
  }

  private mutating func passes(_ node: Node, _ test: Selector.Test) -> Bool {
    switch test {
    case .tag(let tag, let name): node.tag == tag && (tag != .other || node.isNamed(name))
    case .id(let id): node.withAttribute("id") { $0.equals(id, in: 0..<$0.count) } ?? false
    case .classToken(let token): node.withAttribute("class") { $0.containsToken(token) } ?? false
    case .words(let words):
      (node.withAttribute("class") { $0.containsWords(words) } ?? false)
        || (node.withAttribute("id") { $0.containsWords(words) } ?? false)
    case .attribute(let test): node.withAttribute(named: test.name) { test.accepts($0) } ?? false
    case .not(let list): !matches(node, any: list) && !isSpent
    case .any(let list): matches(node, any: list)
    case .has(let list): has(node, list)
    case .position(let position): stands(node, at: position)
    case .empty: node.children.allSatisfy { !$0.isElement && !$0.isText }
    case .root: node.tree.root == node
    case .scope: node == scope
    case .text(let test): test.matches(node)
    }
  }

  private mutating func stands(_ node: Node, at position: Selector.Position) -> Bool {
    var count = 1
    var sibling = elementSibling(of: node, before: !position.isFromEnd)
    while let current = sibling, remaining > 0 {
      remaining -= 1
      if !position.isOfType || current.isNamed(like: node) { count += 1 }
      if position.step == 0, count > position.offset { return false }
      sibling = elementSibling(of: current, before: !position.isFromEnd)
    }
    return remaining > 0 && position.accepts(count)
  }

  private mutating func has(_ node: Node, _ list: [Selector.Complex]) -> Bool {
    let outer = scope
    scope = node
    defer { scope = outer }
    for complex in list {
      guard let leading = complex.steps.dropLast().last?.combinator else { continue }
      if leading.isSibling {
        var sibling = elementSibling(of: node, before: false)
        while let current = sibling, remaining > 0 {
          if match(current, complex, at: 0) == .matched { return true }
          if complex.steps.count > 2, contains(current, complex) { return true }
          sibling = elementSibling(of: current, before: false)
        }
      } else if contains(node, complex) {
        return true
      }
    }
    return false
  }

  private mutating func contains(_ node: Node, _ complex: Selector.Complex) -> Bool {
    for element in node.descendants {
      remaining -= 1
      if remaining <= 0 { return false }
      if element.isElement, match(element, complex, at: 0) == .matched { return true }
    }
    return false
  }
}

extension Selector.AttributeTest {
  func accepts(_ value: Span<UInt8>) -> Bool {
    let wanted = self.value
    let length = wanted.count
    switch relation {
    case .present: return true
    case .equals: return spells(value, at: 0..<value.count)
    case .token: return length > 0 && value.containsToken(wanted, ignoringCase: ignoresCase)
    case .prefix: return length > 0 && length <= value.count && spells(value, at: 0..<length)
    case .suffix:
      return length > 0 && length <= value.count && spells(value, at: value.count - length..<value.count)
    case .substring:
      guard length > 0, length <= value.count else { return false }
      for start in 0...(value.count - length) where spells(value, at: start..<start + length) { return true }
      return false
    case .dashPrefix:
      guard length <= value.count, spells(value, at: 0..<length) else { return false }
      return length == value.count || value[length] == UInt8(ascii: "-")
    }
  }

  @inline(__always)
  private func spells(_ value: Span<UInt8>, at range: Range<Int>) -> Bool {
    value.equals(self.value, in: range, ignoringCase: ignoresCase)
  }
}

extension Node {
  /// True when the element's name is `name`, which ends with a zero byte.
  func isNamed(_ name: [UInt8]) -> Bool {
    guard let own = unsafe pointer.pointee.name else { return false }
    return unsafe spells(own, name)
  }

  /// True when both are elements of one name.
  func isNamed(like other: Node) -> Bool {
    guard tag == other.tag else { return false }
    return unsafe tag != .other || xmlStrEqual(pointer.pointee.name, other.pointer.pointee.name) != 0
  }

  /// The bytes of the attribute whose name, ended by a zero byte, is `name`; nil when it is absent.
  func withAttribute<Result>(named name: [UInt8], _ body: (Span<UInt8>) throws -> Result) rethrows -> Result?
  {
    guard isElement else { return nil }
    var property = unsafe pointer.pointee.properties
    while let current = unsafe property {
      if let own = unsafe current.pointee.name, unsafe spells(own, name) {
        guard let content = unsafe current.pointee.children?.pointee.content else { return try body(Span()) }
        let bytes = unsafe UnsafeBufferPointer(start: content, count: length(content))
        return try unsafe body(Span(_unsafeElements: bytes))
      }
      unsafe property = unsafe current.pointee.next
    }
    return nil
  }
}

/// True when a C string is the bytes of `name`, which end with a zero byte.
private func spells(_ text: UnsafePointer<xmlChar>, _ name: [UInt8]) -> Bool {
  for index in name.indices {
    let byte = unsafe text[index]
    if byte != name[index] { return false }
    if byte == 0 { return true }
  }
  return false
}
