/// A tag as it stands in the input.
struct ScannedTag {
  /// Where its `<` is.
  var start: Int
  var nameEnd: Int
  /// Behind its `>`.
  var end = 0
  /// The hash of its name.
  var hash: UInt64 = 0
  /// Whether libxml2 reads it right as it is.
  var isPlain = true
  var isSelfClosing = false
  var hasTooManyAttributes = false
  /// The length of what would be written of it.
  var keptSizeInBytes = 0

  var nameStart: Int { start + 1 }
}

/// An attribute that is kept.
struct TagAttribute {
  var hash: UInt64
  var name: Range<Int>
  /// nil for an attribute without `=`.
  var value: Range<Int>?
}

extension HTMLRepairer {
  /// The start tag at `position`, its attributes in `attributes`; nil when the page ends within it.
  mutating func scanTag() -> ScannedTag? {
    attributes.removeAll(keepingCapacity: true)
    var tag = ScannedTag(start: position, nameEnd: position + 1)
    scanName(&tag)
    var index = tag.nameEnd
    while index < input.count {
      let byte = input[index]
      if byte == ASCII.greater {
        tag.end = index + 1
        return tag
      } else if byte.isASCIISpace {
        if byte == 0x0C { tag.isPlain = false }
        index += 1
      } else if byte == ASCII.slash {
        if input.byte(at: index + 1) == ASCII.greater {
          tag.isSelfClosing = true
        } else {
          tag.isPlain = false
        }
        index += 1
      } else {
        index = scanAttribute(at: index, of: &tag)
      }
    }
    return nil
  }

  private func scanName(_ tag: inout ScannedTag) {
    var index = tag.nameStart
    var hash = NameHash()
    while index < input.count {
      let byte = input[index]
      if byte.endsName { break }
      if !byte.isPlainNameByte { tag.isPlain = false }
      hash.add(byte)
      index += 1
    }
    if index - tag.nameStart > Self.maxNameSizeInBytes { tag.isPlain = false }
    tag.nameEnd = index
    tag.hash = hash.value
    tag.keptSizeInBytes = index - tag.start
  }

  /// libxml2 cuts names at 100.
  private static var maxNameSizeInBytes: Int { 96 }

  /// Reads one attribute and returns the index behind it.
  private mutating func scanAttribute(at start: Int, of tag: inout ScannedTag) -> Int {
    var index = start
    var hash = NameHash()
    var isName = input[start].isASCIILetter || input[start] == 0x5F
    repeat {
      let byte = input[index]
      if !byte.isPlainNameByte, byte != ASCII.colon { isName = false }
      hash.add(byte)
      index += 1
    } while index < input.count && !input[index].endsName && input[index] != ASCII.equals
    let name = start..<index
    var value: Range<Int>?
    let afterSpaces = input.indexAfterSpaces(from: index)
    if input.byte(at: afterSpaces) == ASCII.equals {
      (value, index) = scanValue(at: input.indexAfterSpaces(from: afterSpaces + 1), of: &tag)
    }
    if isName, name.count <= Self.maxNameSizeInBytes {
      keep(TagAttribute(hash: hash.value, name: name, value: value), of: &tag)
    } else {
      // libxml2 would end the tag at a `>` in the value of `@click="…"`.
      tag.isPlain = false
    }
    return index
  }

  private mutating func keep(_ attribute: TagAttribute, of tag: inout ScannedTag) {
    guard attributes.count < limits.maxAttributes else {
      tag.isPlain = false
      tag.hasTooManyAttributes = true
      return
    }
    guard !attributes.contains(where: { $0.hash == attribute.hash }) else {
      tag.isPlain = false
      return
    }
    attributes.append(attribute)
    tag.keptSizeInBytes += attribute.name.count + (attribute.value?.count ?? 0) + 4
  }

  /// The range of a value and the index behind it.
  private mutating func scanValue(at start: Int, of tag: inout ScannedTag) -> (Range<Int>, Int) {
    let quote = input.byte(at: start)
    if quote == ASCII.quote || quote == ASCII.apostrophe {
      let (end, next) = endOfQuoted(by: quote, from: start + 1, of: &tag)
      return (checked(start + 1..<end, of: &tag), next)
    }
    var end = start
    while end < input.count, !input[end].isASCIISpace, input[end] != ASCII.greater {
      if input[end] == ASCII.ampersand, !isReadRight(referenceAt: end) { tag.isPlain = false }
      end += 1
    }
    if end == start { tag.isPlain = false }
    return (checked(start..<end, of: &tag), end)
  }

  /// Where a quoted value ends, and the index behind its quote.
  private mutating func endOfQuoted(
    by quote: UInt8, from start: Int, of tag: inout ScannedTag
  ) -> (end: Int, next: Int) {
    let isMissing = quote == ASCII.quote ? isWithoutQuote : isWithoutApostrophe
    if !isMissing {
      var index = input.index(of: quote, or: ASCII.ampersand, from: start)
      while index < input.count {
        if input[index] == quote { return (index, index + 1) }
        if !isReadRight(referenceAt: index) { tag.isPlain = false }
        index = input.index(of: quote, or: ASCII.ampersand, from: index + 1)
      }
      if quote == ASCII.quote { isWithoutQuote = true } else { isWithoutApostrophe = true }
    }
    // The quote never ends: let the tag end at its `>`, rather than with the page.
    tag.isPlain = false
    let end = input.index(of: ASCII.greater, from: start)
    return (end, end)
  }

  private func isReadRight(referenceAt index: Int) -> Bool {
    guard let match = Entities.match(in: input, at: index, inAttribute: true) else {
      // A `&#` without a number ends the value for libxml2.
      return input.byte(at: index + 1) != ASCII.hash
    }
    return match.isEscape(in: input, at: index)
  }

  /// The range, emptied if it is a `data:` URI too long to keep.
  private func checked(_ range: Range<Int>, of tag: inout ScannedTag) -> Range<Int> {
    guard range.count > limits.maxDataURISizeInBytes,
      input[range].prefix(1024).containsDataURI
    else { return range }
    tag.isPlain = false
    return range.lowerBound..<range.lowerBound
  }
}

extension UInt8 {
  fileprivate var endsName: Bool { self == ASCII.greater || self == ASCII.slash || isASCIISpace }

  /// Bytes of a tag's name that libxml2 takes as they are; it reads `o:p` as `p`.
  fileprivate var isPlainNameByte: Bool {
    isASCIIAlphanumeric || self == ASCII.hyphen || self == 0x5F || self == 0x2E
  }
}

extension ArraySlice<UInt8> {
  fileprivate var containsDataURI: Bool {
    indices.contains {
      self[$0] | 0x20 == 0x64 && self[$0...].starts(with: "data:".utf8, by: { $0 | 0x20 == $1 | 0x20 })
    }
  }
}
