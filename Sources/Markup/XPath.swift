internal import CLibXML2

/// An XPath 1.0 expression, evaluated by libxml2 under a limit of operations.
package struct XPath: Sendable {
  /// Operations one evaluation may take: `//*//*` on a hostile page is quadratic and more.
  package static let maxOperations = 10_000_000

  /// The expression as it was written.
  package let source: String

  /// Throws `MarkupError.badSelector` for what doesn't compile, and for functions, variables and prefixes
  /// that don't exist, which libxml2 alone would only find when it meets them on a page.
  package init(_ expression: String) throws(MarkupError) {
    _ = LibXML.start
    source = expression
    try XPath.lint(expression)
    // An evaluation on an empty document finds wrong counts and types of arguments.
    guard let document = unsafe xmlNewDoc("1.0") else { throw .badSelector("out of memory") }
    defer { unsafe xmlFreeDoc(document) }
    let root = unsafe xmlNewDocNode(document, nil, "html", nil)
    unsafe xmlDocSetRootElement(document, root)
    let result = unsafe try run(on: root, of: document, maxOperations: XPath.maxOperations)
    unsafe xmlXPathFreeObject(result)
  }

  /// The value of the expression with `node` as its context. Absolute paths start at the page's root.
  ///
  /// Throws `MarkupError.badSelector` past `maxOperations`.
  package func evaluate(
    on node: Node, maxOperations: Int = XPath.maxOperations
  ) throws(MarkupError) -> Value {
    let result = unsafe try run(
      on: node.pointer, of: node.tree.document, maxOperations: maxOperations)
    defer { unsafe xmlXPathFreeObject(result) }
    return unsafe Value(result, in: node.tree)
  }

  /// What an expression gives.
  package enum Value {
    /// A set in document order, without namespace nodes and comments.
    case nodes([Item])
    case string(String)
    case number(Double)
    case bool(Bool)
  }

  /// A member of a node-set.
  package enum Item {
    /// An element or a text node.
    case node(Node)
    /// An attribute: its element, its name and its value.
    case attribute(Node, name: String, value: String)
  }
}

extension XPath.Value {
  /// The elements and text nodes of a node-set; the elements that bear the attributes in it are not among them.
  package var nodes: [Node] {
    guard case .nodes(let items) = self else { return [] }
    return items.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  /// The values as text: one for each node, one for a string or number, none for a boolean.
  package var strings: [String] {
    switch self {
    case .nodes(let items):
      items.map { item in
        switch item {
        case .node(let node): node.text
        case .attribute(_, _, let value): value
        }
      }
    case .string(let text): [text]
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? ["\(Int(number))"] : ["\(number)"]
    case .bool: []
    }
  }

  /// True for a node-set with a member, a string with a character, a number but 0 and NaN, and `true`.
  package var isTrue: Bool {
    switch self {
    case .nodes(let items): !items.isEmpty
    case .string(let text): !text.isEmpty
    case .number(let number): number != 0 && !number.isNaN
    case .bool(let bool): bool
    }
  }

  fileprivate init(_ object: xmlXPathObjectPtr, in tree: HTMLTree) {
    switch unsafe object.pointee.type {
    case XPATH_NODESET: self = unsafe .nodes(XPath.Value.items(object.pointee.nodesetval, in: tree))
    case XPATH_BOOLEAN: self = unsafe .bool(object.pointee.boolval != 0)
    case XPATH_NUMBER: self = unsafe .number(object.pointee.floatval)
    default: self = unsafe .string(object.pointee.stringval.map { unsafe String(xml: $0) } ?? "")
    }
  }

  private static func items(_ set: xmlNodeSetPtr?, in tree: HTMLTree) -> [XPath.Item] {
    guard let set = unsafe set, let table = unsafe set.pointee.nodeTab else { return [] }
    unsafe xmlXPathNodeSetSort(set)
    var items: [XPath.Item] = []
    for index in 0..<Int(unsafe set.pointee.nodeNr) {
      guard let pointer = unsafe table[index] else { continue }
      switch unsafe pointer.pointee.type {
      case XML_ELEMENT_NODE, XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let node = unsafe Node(pointer, in: tree) { items.append(.node(node)) }
      case XML_ATTRIBUTE_NODE:
        guard let name = unsafe pointer.pointee.name,
          let owner = unsafe Node(pointer.pointee.parent, in: tree)
        else {
          continue
        }
        let value = unsafe pointer.pointee.children?.pointee.content
        items.append(
          unsafe .attribute(owner, name: String(xml: name), value: value.map { unsafe String(xml: $0) } ?? "")
        )
      default: continue  // Namespace nodes are copies that die with the set.
      }
    }
    return items
  }
}

private extension XPath {
  func run(
    on node: xmlNodePtr?, of document: xmlDocPtr, maxOperations: Int
  ) throws(MarkupError) -> xmlXPathObjectPtr {
    guard let context = unsafe xmlXPathNewContext(document) else { throw .badSelector("out of memory") }
    defer { unsafe xmlXPathFreeContext(context) }
    unsafe feedmill_watchXPath(context)
    unsafe context.pointee.node = unsafe node
    unsafe context.pointee.opLimit = UInt(max(1, maxOperations))
    guard let result = unsafe xmlXPathEval(source, context) else {
      throw XPath.failure(
        code: Int(unsafe context.pointee.lastError.code), offset: Int(unsafe context.pointee.lastError.int1),
        in: source)
    }
    return unsafe result
  }

  static func failure(code: Int, offset: Int, in source: String) -> MarkupError {
    let reason = reasons[code - 1200] ?? "the expression can't be evaluated"
    // Only what the compiler says has a place in the text.
    guard code - 1200 <= 8 || code - 1200 == 21, offset > 0 else { return .badSelector("XPath: \(reason)") }
    let column = source.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1
    return .badSelector("column \(column): XPath: \(reason)")
  }

  /// By libxml2's `xmlXPathError`.
  static let reasons: [Int: String] = [
    1: "a number is malformed", 2: "a string is not closed", 3: "a string is expected",
    4: "a variable is malformed", 5: "an unknown variable", 6: "a predicate is malformed",
    7: "the expression is malformed", 8: "a bracket is not closed", 9: "an unknown function",
    10: "a wrong operand", 11: "a wrong type", 12: "a wrong number of arguments",
    19: "an unknown prefix", 21: "a character that can't stand there",
    25: "the limit of operations is passed", 26: "nested too deep",
  ]
}
