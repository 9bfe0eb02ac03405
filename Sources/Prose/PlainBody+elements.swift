internal import Markup

extension PlainBody {
  /// Blocks whose content model has no exceptions.
  private static let blocks = TagSet([
    .blockquote, .figcaption, .figure, .h1, .h2, .h3, .h4, .h5, .h6, .li, .ol, .p, .ul,
  ])

  private static let boundaries = TagSet([.article, .center, .div, .section])

  private static let inlines = TagSet([
    .a, .abbr, .b, .cite, .code, .em, .i, .kbd, .mark, .s, .samp, .small, .strike, .strong, .sub, .sup, .time,
    .tt, .u, .var,
  ])

  private static let unwrapped = TagSet([.big, .font, .span])

  mutating func start(_ tag: Tag, _ source: PlainAttributes) -> Bool {
    guard open.count < PlainBody.maxDepth, isLine || source.isEmpty || !source.isHidden else { return false }
    switch tag {
    case .br:
      breaks += 1
      space = 0
      return true
    case .img: return addImage(source)
    default: break
    }
    if PlainBody.blocks.contains(tag) { return startBlock(tag, source) }
    if PlainBody.boundaries.contains(tag) { return startBoundary(tag) }
    if PlainBody.inlines.contains(tag) { return startInline(tag, source) }
    guard PlainBody.unwrapped.contains(tag), canHoldText else { return false }
    open.append(OpenElement(tag: tag, role: .unwrapped))
    return true
  }

  /// Whether the source may have text or inline elements here: not right in a list.
  var canHoldText: Bool { open.last.map { !AllowList.lists.contains($0.tag) } ?? true }

  /// Whether a block may start here without ending anything but an implied paragraph.
  func canHold(_ tag: Tag) -> Bool {
    guard let parent = open.last else { return tag != .li && tag != .figcaption }
    guard parent.role == .block || parent.role == .boundary else { return false }
    switch parent.tag {
    case .ul, .ol: return tag == .li
    case .figure: return tag != .li
    case .blockquote, .li, .figcaption: return tag != .li && tag != .figcaption
    default: return parent.role == .boundary && tag != .li && tag != .figcaption
    }
  }

  mutating func startBlock(_ tag: Tag, _ source: PlainAttributes) -> Bool {
    guard canHold(tag) else { return false }
    leaveParagraph()
    endRun()
    let kept = isLine || source.isEmpty ? [] : attributes.read(source, as: tag)
    frames.append(Frame(tag: tag, attributes: kept))
    open.append(OpenElement(tag: tag, role: .block))
    return true
  }

  mutating func startBoundary(_ tag: Tag) -> Bool {
    guard canHold(tag) else { return false }
    leaveParagraph()
    endRun()
    open.append(OpenElement(tag: tag, role: .boundary))
    return true
  }

  mutating func startInline(_ source: Tag, _ given: PlainAttributes) -> Bool {
    guard canHoldText, !open.contains(where: { $0.tag == source }),
      case .inline(let tag) = AllowList.disposition(of: source)
    else { return false }
    let kept = isLine || given.isEmpty ? [] : attributes.read(given, as: tag)
    if tag == .a, kept.first?.name != "href" {
      open.append(OpenElement(tag: source, role: .unwrapped))
      return true
    }
    guard !inlines.contains(where: { $0.tag == tag }) else { return false }
    inlines.append(Inline(tag: tag, attributes: kept))
    open.append(OpenElement(tag: source, role: .inline))
    return true
  }

  mutating func end(_ tag: Tag) -> Bool {
    guard let element = open.popLast(), element.tag == tag else { return false }
    switch element.role {
    case .unwrapped: break
    case .inline: closeInline()
    case .boundary:
      leaveParagraph()
      endRun()
    case .block:
      leaveParagraph()
      pop()
    }
    return true
  }

  mutating func addImage(_ source: PlainAttributes) -> Bool {
    guard canHoldText else { return false }
    if isLine { return true }
    if let emoji = ImageReader.emoji(source) {
      return emoji.unicodeScalars.allSatisfy { $0.value > 0x20 && addCharacter($0.value) }
    }
    guard let image = images.image(source), image.source != lastImage else { return true }
    lastImage = image.source
    guard startContent() else { return false }
    html.start("img", attributes: image.attributes)
    ending = .other
    return true
  }
}
