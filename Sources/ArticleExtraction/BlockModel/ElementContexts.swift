internal import Markup

/// What an element and those around it say of the blocks inside.
struct ElementContext {
  /// The kinds of the element and of all around it, as bits in the order of `ElementContexts.kinds`.
  var kinds: UInt32 = 0
  /// Where the context of the element around it stands.
  var around = 0
  /// The log odds of the blocks that stand right in it, by the words of its class and of those around it.
  var odds: Float = 0
  /// What its words add to the odds of blocks one or two levels below.
  var nearOdds: Float = 0
  /// What the words of the element around it add there.
  var aroundOdds: Float = 0
  /// What its words and those of all around it add to the odds of blocks at any depth.
  var farOdds: Float = 0
  /// How many elements stand around it.
  var depth = 0
  /// The same for elements of the same tag and class.
  var ownKey: UInt64 = 0
  /// The same for elements of the same tag and class in such elements.
  var key: UInt64 = 0
  /// The same for elements at the end of the same chain of tags.
  var path: UInt64 = 0
  /// The blocks inside.
  var range = 0..<0
  /// The blocks of the nearest element, this one or one around it, that holds some words, many and most.
  var containers: (small: Range<Int>, medium: Range<Int>, large: Range<Int>) = (0..<0, 0..<0, 0..<0)
}

extension ElementContext {
  /// The names of the kinds.
  static let kindNames = [
    "list", "footer", "aside", "form", "article", "main", "header", "nav", "figure", "section", "dl",
  ]
}

/// The contexts of a page's elements, each made once and only when a block asks for it.
struct ElementContexts {
  /// The tags that make a kind.
  static let kinds: [TagSet] = [
    TagSet([.li, .ul, .ol]), TagSet([.footer]), TagSet([.aside]), TagSet([.form]), TagSet([.article]),
    TagSet([.main]), TagSet([.header]), TagSet([.nav]), TagSet([.figure]), TagSet([.section]), TagSet([.dl]),
  ]

  /// The kinds of each tag as bits, by its raw value.
  private static let kindsByTag: [UInt32] = {
    var masks = [UInt32](repeating: 0, count: 256)
    for tag in Tag.allCases {
      for (bit, tags) in kinds.enumerated() where tags.contains(tag) {
        masks[Int(tag.rawValue)] |= 1 << UInt32(bit)
      }
    }
    return masks
  }()

  /// From how many words on a container is small, medium and large.
  private static let sizes = (small: 25.0, medium: 100.0, large: 350.0)

  private let map: BlockMap
  private let sums: BlockSums
  private let weights: ClassWeights
  /// All contexts that were asked for, each behind that of the element around it; the first is that of nothing.
  private(set) var contexts: [ElementContext] = [ElementContext()]
  private var slots: [Int32]

  init(map: BlockMap, sums: BlockSums, weights: ClassWeights) {
    self.map = map
    self.sums = sums
    self.weights = weights
    slots = Array(repeating: 0, count: map.ranges.count)
  }

  /// Where the context of an element of the map stands among all.
  mutating func place(of element: Node) -> Int {
    var missing: [Node] = []
    var next: Node? = element
    var slot: Int32 = 0
    while let node = next, node.index < slots.count {
      slot = slots[node.index]
      if slot > 0 { break }
      missing.append(node)
      next = node.parent
    }
    while let node = missing.popLast() {
      let made = made(of: node, in: Int(slot))
      slot = Int32(contexts.count)
      slots[node.index] = slot
      contexts.append(made)
    }
    return Int(slot)
  }

  private func made(of node: Node, in place: Int) -> ElementContext {
    let around = contexts[place]
    var context = ElementContext()
    context.around = place
    let tag = node.tag
    context.kinds = around.kinds | ElementContexts.kindsByTag[Int(tag.rawValue)]
    context.range = map.range(of: node)
    let words = sums.words(context.range)
    let odds = weights.weights(of: node)
    context.nearOdds = odds[1]
    context.aroundOdds = around.nearOdds
    context.farOdds = around.farOdds + odds[2]
    context.odds = weights.base + odds[0] + around.nearOdds + around.aroundOdds + context.farOdds
    context.depth = around.depth + 1
    context.ownKey = ElementContexts.key(of: node)
    context.key = context.ownKey &* 0x9E37_79B9_7F4A_7C15 ^ around.ownKey
    context.path = (around.path ^ UInt64(tag.rawValue)) &* 0x0000_0100_0000_01B3
    context.containers = around.containers
    if words >= ElementContexts.sizes.small { context.containers.small = context.range }
    if words >= ElementContexts.sizes.medium { context.containers.medium = context.range }
    if words >= ElementContexts.sizes.large { context.containers.large = context.range }
    return context
  }

  /// FNV-1a of the tag and the class, digits left out: they count siblings.
  private static func key(of node: Node) -> UInt64 {
    var hash = (0xCBF2_9CE4_8422_2325 ^ UInt64(node.tag.rawValue)) &* 0x0000_0100_0000_01B3
    node.withAttribute("class") { value in
      for index in value.indices where !(0x30...0x39).contains(value[index]) {
        hash = (hash ^ UInt64(value[index])) &* 0x0000_0100_0000_01B3
      }
    }
    return hash
  }
}
