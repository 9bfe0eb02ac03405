/// Tells at the speed of reading whether markup may hold one of many texts or what one of many selectors asks
/// for. It says yes too often now and then; a no is sure for texts with their white space as given.
///
/// Four bytes are looked up at every third place, so six bytes of a text are met wherever it starts: the rarest six
/// that it has, for what many texts hold costs a closer look.
package struct MarkupFilter: Sendable {
  /// Shorter texts can't be looked for.
  package static let minLength = 6
  private static let step = 3
  private static let slotBits: UInt32 = 16
  /// Closer looks at one piece of markup.
  static let maxLooks = 100

  /// One bit for each slot that some text's four bytes fall into.
  private var slots: [UInt64]
  /// Four bytes of a text: their slot, and the place they have in it; by slot.
  private var entries: [Entry] = []
  /// Where each slot's entries start, and where the last one's end.
  private var firstEntries: [UInt32] = []
  private var texts: [[UInt8]] = []
  /// Which of the given texts each one is; nil for those of selectors.
  private var origins: [Int?] = []
  /// Hashes of class names and words.
  private var names: Set<UInt64> = []

  /// Bytes that markup has much of, the most frequent first.
  private static let frequent = Array(" etaoinsrhdlucmfpgwybvk".utf8)

  private struct Entry {
    let slot: Int
    let word: UInt32
    let text: Int
    let offset: Int
  }

  /// A filter for texts, ASCII letters of any case, and for the ids, classes and attributes of selectors.
  ///
  /// Texts shorter than `minLength` are left out, and so are selectors that ask for nothing but a short tag.
  package init(texts: [[UInt8]], selectors: [Selector]) {
    slots = Array(repeating: 0, count: 1 << Int(MarkupFilter.slotBits - 6))
    add(Array("class=".utf8))
    for (number, text) in texts.enumerated() { add(text, origin: number) }
    for selector in selectors { for complex in selector.alternatives { add(complex) } }
    arrange()
  }

  /// False when nothing that the filter knows is in the markup.
  ///
  /// `confirms` looks closer at a text (by its position in the list given) that starts at a place in the markup;
  /// what selectors ask for needs no closer look. After `maxLooks` in vain the answer is yes.
  package func mayMatch(_ markup: [UInt8], confirms: (_ text: Int, _ start: Int) -> Bool) -> Bool {
    var looks = 0
    return unsafe markup.withUnsafeBytes { raw in
      unsafe slots.withUnsafeBufferPointer { slots in
        var index = 0
        while index + 4 <= raw.count {
          let word = unsafe UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
          let folded = word | 0x2020_2020
          let slot = MarkupFilter.slot(folded)
          if unsafe slots[slot >> 6] >> UInt64(slot & 63) & 1 != 0,
            unsafe isMatch(folded, in: slot, of: Span(_unsafeBytes: raw), at: index, &looks, confirms)
          {
            return true
          }
          index += MarkupFilter.step
        }
        return false
      }
    }
  }
}

private extension MarkupFilter {
  @inline(__always)
  static func slot(_ word: UInt32) -> Int { Int((word &* 0x9E37_79B1) >> (32 - slotBits)) }

  mutating func add(_ text: [UInt8], origin: Int? = nil) {
    let folded = text.map { $0 | 0x20 }
    guard folded.count >= MarkupFilter.minLength, !texts.contains(folded) else { return }
    texts.append(folded)
    origins.append(origin)
    let first = MarkupFilter.rarest(in: folded)
    for offset in first..<first + MarkupFilter.step {
      let bytes = folded[offset..<(offset + 4)]
      add(bytes, at: offset)
      // A line end where the text has a space.
      if bytes.contains(0x20) { add(bytes.map { $0 == 0x20 ? 0x0A | 0x20 : $0 }[...], at: offset) }
    }
  }

  /// Where the `minLength` bytes start that are rarest in markup.
  static func rarest(in text: [UInt8]) -> Int {
    let ranks = text.map { frequent.firstIndex(of: $0) ?? frequent.count }
    func rarity(from start: Int) -> Int { ranks[start..<start + minLength].reduce(0, +) }
    return (0...text.count - minLength).max { rarity(from: $0) < rarity(from: $1) } ?? 0
  }

  mutating func add(_ bytes: ArraySlice<UInt8>, at offset: Int) {
    let word = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let slot = MarkupFilter.slot(word)
    slots[slot >> 6] |= 1 << UInt64(slot & 63)
    entries.append(Entry(slot: slot, word: word, text: texts.count - 1, offset: offset))
  }

  mutating func arrange() {
    entries.sort { ($0.slot, $0.text, $0.offset) < ($1.slot, $1.text, $1.offset) }
    firstEntries = Array(repeating: 0, count: 1 << Int(MarkupFilter.slotBits) + 1)
    for entry in entries { firstEntries[entry.slot + 1] += 1 }
    for slot in 1..<firstEntries.count { firstEntries[slot] += firstEntries[slot - 1] }
  }

  /// Adds the rarest thing that the subject of a selector asks for.
  mutating func add(_ complex: Selector.Complex) {
    let tests = complex.steps.first?.tests ?? []
    for test in tests { if case .id(let id) = test { return add(id) } }
    for test in tests {
      if case .classToken(let name) = test { return add(SelectorIndex.hash(name, .classToken)) }
    }
    for test in tests { if case .words(let words) = test { return add(SelectorIndex.hash(words[0], .word)) } }
    for test in tests {
      if case .attribute(let test) = test {
        return add(test)
      }
    }
    for test in tests { if case .any(let list) = test { return list.forEach { add($0) } } }
    for test in tests {
      guard case .tag(_, let name) = test else { continue }
      for end in " >\n".utf8 { add(Array("<".utf8) + name + [end]) }
    }
  }

  mutating func add(_ test: Selector.AttributeTest) {
    let name = Array(test.name.dropLast())
    switch test.relation {
    case .present: add(name)
    case .equals:
      for quote in "\"'".utf8 { add(name + [UInt8(ascii: "="), quote] + test.value) }
    default: add(test.value.count >= MarkupFilter.minLength ? test.value : name)
    }
  }

  mutating func add(_ name: UInt64) { names.insert(name) }

  func isMatch(
    _ word: UInt32, in slot: Int, of markup: borrowing Span<UInt8>, at index: Int, _ looks: inout Int,
    _ confirms: (Int, Int) -> Bool
  ) -> Bool {
    for number in firstEntries[slot]..<firstEntries[slot + 1] where entries[Int(number)].word == word {
      let entry = entries[Int(number)]
      let start = index - entry.offset
      guard isText(entry.text, in: markup, at: start) else { continue }
      // The first text is `class=`, whose value decides.
      if entry.text == 0 {
        if hasKnownName(markup, from: start + texts[0].count) { return true }
        continue
      }
      guard let origin = origins[entry.text] else { return true }
      looks += 1
      if looks > MarkupFilter.maxLooks || confirms(origin, start) { return true }
    }
    return false
  }

  func isText(_ number: Int, in markup: borrowing Span<UInt8>, at start: Int) -> Bool {
    let text = texts[number]
    guard start >= 0, start + text.count <= markup.count else { return false }
    for offset in text.indices where markup[start + offset] | 0x20 != text[offset] {
      guard text[offset] == 0x20, isSpace(markup[start + offset]) else { return false }
    }
    return true
  }

  /// True when a class attribute's value has a class or a word that some selector asks for.
  func hasKnownName(_ markup: borrowing Span<UInt8>, from start: Int) -> Bool {
    guard start < markup.count else { return false }
    let quote = markup[start]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let first = isQuoted ? start + 1 : start
    var end = first
    while end < markup.count, end - first < 1000, !isEnd(markup[end], isQuoted ? quote : nil) { end += 1 }
    let value = markup.extracting(first..<end)
    var position = 0
    while let token = value.nextToken(from: position) {
      if names.contains(hash(value, token, .classToken)) { return true }
      position = token.upperBound
    }
    position = 0
    while let word = value.nextWord(from: position) {
      if names.contains(hash(value, word, .word)) { return true }
      position = word.upperBound
    }
    return false
  }

  func isEnd(_ byte: UInt8, _ quote: UInt8?) -> Bool {
    if let quote { return byte == quote }
    return byte == UInt8(ascii: ">") || isSpace(byte)
  }

  func hash(_ value: borrowing Span<UInt8>, _ range: Range<Int>, _ kind: SelectorIndex.Kind) -> UInt64 {
    var hash = SelectorIndex.seed(kind)
    for index in range {
      SelectorIndex.mix(kind == .word ? lowered(value[index]) : value[index], into: &hash)
    }
    return hash
  }
}
