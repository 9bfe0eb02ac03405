internal import Markup

extension BodyBuilder {
  /// Opens a block where it may stand, ending or adding blocks around it as needed.
  ///
  /// The number closes it. A block that can stand nowhere here only sets its content apart.
  mutating func open(_ tag: Tag, attributes: [Attribute]) -> Int {
    let isLine = AllowList.lines.contains(tag)
    if isLine, topTag != .p, AllowList.lines.contains(topTag) { return boundary() }
    guard frames.count < BodyBuilder.maxDepth else { return boundary() }
    switch tag {
    case .li: if !climb(to: AllowList.lists, over: BodyBuilder.inItems) { openImplied(.ul) }
    case .dt, .dd: if !climb(to: TagSet([.dl]), over: BodyBuilder.inTerms) { openImplied(.dl) }
    case .tr, .td, .th, .thead, .tbody, .tfoot, .caption, .colgroup:
      guard makeRoomInTable(for: tag) else { return boundary() }
    case .figcaption:
      guard climb(to: TagSet([.figure]), over: TagSet([.p])) else { return open(.p, attributes: attributes) }
    case .summary:
      guard climb(to: TagSet([.details]), over: TagSet([.p])) else { return open(.p, attributes: attributes) }
    case .dl:
      // A term holds no list of terms for a parser: it becomes part of the description.
      if climb(to: TagSet([.dt]), over: AllowList.lines) { pop() }
      makeRoomForBlock(isList: false)
    default: makeRoomForBlock(isList: AllowList.lists.contains(tag))
    }
    endRun()
    return push(tag, attributes: attributes)
  }

  /// Sets what follows apart from what came before; closing the number does the same at the end.
  mutating func boundary() -> Int {
    if topTag == .pre {
      if top.hasInline, blanks.last != 0x0A { blanks.append(0x0A) }
    } else if topTag == .p {
      pop()
    } else if AllowList.lines.contains(topTag) {
      breaks = max(breaks, 1)
      space = 0
    } else {
      endRun()
    }
    return makeID()
  }

  /// Ends what a boundary began.
  mutating func closeBoundary(_ id: Int) {
    close(id)
    _ = boundary()
  }

  /// A thematic break.
  mutating func addRule() {
    makeRoomForBlock(isList: false)
    endRun()
    guard frames.count > 1 || root.lastChild != nil else { return }
    materialize()
    contentCount += 1
    append(.hr, attributes: [], to: top.node ?? root)
  }

  /// A column of a table.
  mutating func addColumn(attributes: [Attribute]) {
    if topTag != .colgroup {
      guard makeRoomInTable(for: .colgroup) else { return }
      _ = push(.colgroup, isImplied: true)
    }
    materialize()
    append(.col, attributes: attributes, to: top.node ?? root)
  }
}

extension BodyBuilder {
  private static let inItems = TagSet([.p, .li, .h1, .h2, .h3, .h4, .h5, .h6, .pre])
  private static let inTerms = TagSet([.p, .dt, .dd, .h1, .h2, .h3, .h4, .h5, .h6, .pre])
  private static let inTables = TagSet([
    .p, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .caption, .colgroup, .thead, .tbody, .tfoot, .tr, .td, .th,
  ])

  /// Ends blocks down to the nearest one in `goal`; does nothing when others than `passable` stand between.
  private mutating func climb(to goal: TagSet, over passable: TagSet) -> Bool {
    var index = frames.count - 1
    while index > 0 {
      let frame = frames[index]
      if goal.contains(frame.tag) {
        while frames.count - 1 > index { pop() }
        return true
      }
      guard frame.isImplied || passable.contains(frame.tag) else { return false }
      index -= 1
    }
    return false
  }

  private mutating func openImplied(_ tag: Tag) {
    makeRoomForBlock(isList: AllowList.lists.contains(tag))
    endRun()
    _ = push(tag, isImplied: true)
  }

  /// Ends and adds parts of the table around, so that a part of a table may follow; false outside tables.
  private mutating func makeRoomInTable(for tag: Tag) -> Bool {
    let isCell = AllowList.cells.contains(tag)
    let rows = TagSet([.tr])
    if isCell, climb(to: rows, over: TagSet([.p, .td, .th, .h1, .h2, .h3, .h4, .h5, .h6, .pre])) {
      return true
    }
    if isCell || tag == .tr, climb(to: AllowList.sections, over: BodyBuilder.inTables) {
      if isCell { _ = push(.tr, isImplied: true) }
      return true
    }
    guard climb(to: TagSet([.table]), over: BodyBuilder.inTables) else { return false }
    if isCell || tag == .tr { _ = push(.tbody, isImplied: true) }
    if isCell { _ = push(.tr, isImplied: true) }
    return true
  }

  /// Makes the innermost block one that may hold blocks.
  private mutating func makeRoomForBlock(isList: Bool) {
    while true {
      if AllowList.containers.contains(topTag) { return }
      if AllowList.lines.contains(topTag) { pop() } else { makeContainer(isList: isList) }
    }
  }

  /// Makes the innermost block one that holds inline content.
  mutating func enterLine() {
    while !AllowList.lines.contains(topTag) {
      if AllowList.containers.contains(topTag) {
        _ = push(.p, isImplied: true)
      } else {
        makeContainer(isList: false)
      }
    }
  }

  /// Steps from a list or a part of a table into an item or a cell, or out of one that was only implied.
  private mutating func makeContainer(isList: Bool) {
    switch topTag {
    case .ul, .ol:
      if top.isImplied { pop() } else { openItem(isList: isList) }
    case .dl:
      if top.isImplied { pop() } else { _ = push(.dd, isImplied: true) }
    case .table: _ = push(.tbody, isImplied: true)
    case .thead, .tbody, .tfoot: _ = push(.tr, isImplied: true)
    case .tr: _ = push(.td, isImplied: true)
    default: pop()
    }
  }

  /// A list directly in a list belongs to the item before it.
  private mutating func openItem(isList: Bool) {
    if isList, let last = top.node?.lastChild, last.tag == .li {
      let id = makeID()
      frames.append(Frame(id: id, tag: .li, node: last, isImplied: true))
    } else {
      _ = push(.li, isImplied: true)
    }
  }
}
