package import Markup

/// Cleans a body in place: the allow-list, absolute URLs, real images, valid nesting.
///
/// What is inside the body is read in one walk and built anew, so nodes taken from it before are no
/// longer part of it. The result has no parse error under the HTML standard and serializes to itself.
package struct Sanitizer {
  private let base: String?
  private let dropsHidden: Bool

  /// `base` is the URL that relative ones resolve against; without it they are dropped.
  ///
  /// `dropsHidden` leaves out what a browser wouldn't show (`hidden`, `display:none`): for content
  /// that no other step looked at.
  package init(base: String?, dropsHidden: Bool = false) {
    self.base = base
    self.dropsHidden = dropsHidden
  }

  /// Replaces what is inside `body` by its clean form; the element itself stays as it is.
  package func clean(_ body: Node) {
    guard let root = body.tree.makeElement(.div) else { return }
    var walk = SanitizerWalk(root: root, base: base, dropsHidden: dropsHidden)
    body.walk(
      entering: { $0 == body || walk.enter($0) },
      leaving: { if $0 != body { walk.leave($0) } })
    walk.builder.finish()
    while let old = body.firstChild { old.remove() }
    while let new = root.firstChild { new.move(toEndOf: body) }
  }
}

/// Tells the builder what each node of the source means.
private struct SanitizerWalk {
  var builder: BodyBuilder
  private var attributes: AllowedAttributes
  private var images: ImageReader { ImageReader(base: attributes.base) }
  private let dropsHidden: Bool
  private var endings: [Ending] = []
  private var bases: [String?] = []
  private var lastImage: String?

  /// What to do when an element ends.
  private enum Ending {
    case none
    case block(Int)
    case boundary(Int)
    case inline
    case base
  }

  init(root: Node, base: String?, dropsHidden: Bool) {
    builder = BodyBuilder(root: root)
    attributes = AllowedAttributes(base: base)
    self.dropsHidden = dropsHidden
  }

  mutating func enter(_ node: Node) -> Bool {
    if node.isText {
      node.withContent { builder.add($0) }
      return false
    }
    guard node.isElement else { return false }
    if let base = node.attribute("xml:base") {
      bases.append(attributes.base)
      attributes.base = Links.base(base, within: attributes.base)
      endings.append(.base)
    }
    if dropsHidden, node.isHidden {
      endings.append(.none)
      return false
    }
    let (ending, isEntered) = start(node, AllowList.disposition(of: node))
    endings.append(ending)
    return isEntered
  }

  mutating func leave(_ node: Node) {
    guard node.isElement else { return }
    end()
    if node.hasAttribute("xml:base") { end() }
  }

  private mutating func end() {
    switch endings.popLast() {
    case .block(let id): builder.closeBoundary(id)
    case .boundary(let id): builder.closeBoundary(id)
    case .inline: builder.closeInline()
    case .base: attributes.base = bases.removeLast()
    case .some(.none), nil: break
    }
  }

  /// Starts an element; false when its content is not for the walk.
  private mutating func start(_ node: Node, _ disposition: Disposition) -> (Ending, Bool) {
    switch disposition {
    case .unwrap: return (.none, true)
    case .boundary: return (.boundary(builder.boundary()), true)
    case .block(let tag): return (.block(builder.open(tag, attributes: attributes.read(node, as: tag))), true)
    case .inline(let tag): return (startInline(node, tag), true)
    case .noscript: return (.none, startNoscript(node))
    case .embed where node.tag == .object && VideoLink(embed: node, base: attributes.base) == nil:
      // What is inside an object is for those who can't show it.
      return (.none, true)
    default:
      startLeaf(node, disposition)
      return (.none, false)
    }
  }

  private mutating func startInline(_ node: Node, _ tag: Tag) -> Ending {
    let kept = attributes.read(node, as: tag)
    if tag == .a, kept.first?.name != "href" { return .none }
    if tag == .bdo, !kept.contains(where: { $0.name == "dir" }) { return .none }
    return builder.openInline(tag, attributes: kept) ? .inline : .none
  }

  private mutating func startLeaf(_ node: Node, _ disposition: Disposition) {
    switch disposition {
    case .lineBreak: builder.addBreak()
    case .breakOpportunity: builder.addBreakOpportunity()
    case .rule: builder.addRule()
    case .column: builder.addColumn(attributes: [])
    case .image: addImage(node)
    case .picture: addPicture(node)
    case .player: addPlayer(node)
    case .embed: addEmbed(node)
    case .math: builder.addMath(node)
    default: break
    }
  }
}

// MARK: Images, players, embeds

extension SanitizerWalk {
  private mutating func addImage(_ node: Node) {
    if let text = ImageReader.emoji(node) {
      builder.add(text.utf8Span.span)
    } else if let image = images.image(node) {
      add(image, sources: [])
    }
  }

  private mutating func add(_ image: ImageReader.Image, sources: [[Attribute]]) {
    // A lazy image and its copy for readers without scripts often stand side by side.
    if image.source == lastImage { return }
    lastImage = image.source
    if sources.isEmpty {
      builder.addElement(.img, attributes: image.attributes)
    } else if let picture = builder.addElement(.picture, attributes: []) {
      for source in sources { builder.append(.source, attributes: source, to: picture) }
      builder.append(.img, attributes: image.attributes, to: picture)
    }
  }

  private mutating func addPicture(_ node: Node) {
    guard let (image, sources) = images.picture(node) else { return }
    add(image, sources: sources)
  }

  /// Images for readers without scripts, unless the image they stand in for is a real one.
  private func startNoscript(_ node: Node) -> Bool {
    guard node.elements.contains(where: { $0.tag == .img }) else { return false }
    return ![node.previousElement, node.nextElement].contains { $0.map(images.showsImage) == true }
  }

  private mutating func addPlayer(_ node: Node) {
    guard let player = PlayerReader(base: attributes.base).player(node),
      let element = builder.addElement(player.tag, attributes: player.attributes)
    else { return }
    for child in player.children { builder.append(child.tag, attributes: child.attributes, to: element) }
  }

  /// A known video host's frame as a paragraph with a link.
  private mutating func addEmbed(_ node: Node) {
    guard let video = VideoLink(embed: node, base: attributes.base) else { return }
    let id = builder.open(.p, attributes: [])
    let isLinked = builder.openInline(.a, attributes: [("href", video.url)])
    builder.add(video.title.utf8Span.span)
    if isLinked { builder.closeInline() }
    builder.closeBoundary(id)
  }
}

extension Node {
  /// The element before this one with the same parent.
  var previousElement: Node? {
    sequence(first: self, next: \.previousSibling).dropFirst().first(where: \.isElement)
  }

  /// The element after this one with the same parent.
  var nextElement: Node? { sequence(first: self, next: \.nextSibling).dropFirst().first(where: \.isElement) }
}

extension AttributeSource {
  /// True for what a browser doesn't show because the element itself says so.
  var isHidden: Bool {
    if hasAttribute("hidden") { return attribute("hidden") != "until-found" }
    guard let style = attribute("style"), style.utf8.count < 2_000 else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.hasPrefix("display:none") || plain.contains(";display:none")
  }
}
