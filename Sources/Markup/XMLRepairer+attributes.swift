extension XMLRepairer {
  /// Reads the attributes of a tag into `attributes`; false when the feed ends within the tag.
  mutating func scanAttributes(of tag: inout ScannedTag) -> Bool {
    attributes.removeAll(keepingCapacity: true)
    var index = tag.nameEnd
    var isAfterSpace = false
    while index < input.count {
      let byte = input[index]
      if byte == ASCII.greater {
        tag.end = index + 1
        return true
      } else if byte.isXMLSpace {
        isAfterSpace = true
        index += 1
      } else if byte == ASCII.slash {
        if input.byte(at: index + 1) == ASCII.greater {
          tag.isSelfClosing = true
        } else {
          noteBad(.badAttribute, at: index, in: &tag)
        }
        index += 1
      } else if byte == ASCII.less {
        // The tag was never closed: the next one starts here.
        noteBad(.truncated, at: tag.start, in: &tag)
        tag.end = index
        return true
      } else {
        if !isAfterSpace { noteBad(.badAttribute, at: index, in: &tag) }
        index = scanAttribute(at: index, of: &tag)
        isAfterSpace = false
      }
    }
    return false
  }

  private mutating func noteBad(_ kind: RepairedXML.Kind, at index: Int, in tag: inout ScannedTag) {
    note(kind, at: index)
    tag.isPlain = false
  }

  /// Reads one attribute and returns the index behind it.
  private mutating func scanAttribute(at start: Int, of tag: inout ScannedTag) -> Int {
    var index = input.xmlNameEnd(from: start)
    guard index > start, input.startsXMLName(at: start), input.isXMLName(start..<index) else {
      noteBad(.badAttribute, at: start, in: &tag)
      return max(index, start + 1)
    }
    let name = start..<index
    let hash = NameHash(input[name])
    let equals = input.indexAfterSpaces(from: index)
    var value: Range<Int>?
    if input.byte(at: equals) == ASCII.equals {
      (value, index) = scanValue(at: input.indexAfterSpaces(from: equals + 1), of: &tag)
    } else {
      noteBad(.unquotedAttribute, at: start, in: &tag)
    }
    keep(TagAttribute(hash: hash.value, name: name, value: value), of: &tag)
    return index
  }

  private mutating func keep(_ attribute: TagAttribute, of tag: inout ScannedTag) {
    guard attributes.count < limits.maxAttributes else {
      if !tag.hasTooManyAttributes { noteBad(.tooManyAttributes, at: attribute.name.lowerBound, in: &tag) }
      tag.hasTooManyAttributes = true
      return
    }
    for other in attributes where other.hash == attribute.hash {
      // The hash is of lower-case names; XML tells `A` from `a`.
      guard input[other.name] == input[attribute.name] else { continue }
      return noteBad(.duplicateAttribute, at: attribute.name.lowerBound, in: &tag)
    }
    if attribute.value?.isEmpty != false, input.hasExactly("xmlns:", at: attribute.name.lowerBound) {
      return noteBad(.badAttribute, at: attribute.name.lowerBound, in: &tag)
    }
    attributes.append(attribute)
    tag.keptSizeInBytes += attribute.name.count + (attribute.value?.count ?? 0) + 4
  }

  /// The range of a value and the index behind it.
  private mutating func scanValue(at start: Int, of tag: inout ScannedTag) -> (Range<Int>, Int) {
    let quote = input.byte(at: start)
    if quote == ASCII.quote || quote == ASCII.apostrophe {
      if let end = endOfQuoted(by: quote, from: start + 1, of: &tag) { return (start + 1..<end, end + 1) }
      noteBad(.unquotedAttribute, at: start, in: &tag)
      let end = input.index(of: ASCII.less, or: ASCII.greater, from: start)
      return (min(start + 1, end)..<end, end)
    }
    noteBad(.unquotedAttribute, at: start, in: &tag)
    var end = start
    while end < input.count, !input[end].isASCIISpace, input[end] != ASCII.greater, input[end] != ASCII.less,
      !(input[end] == ASCII.slash && input.byte(at: end + 1) == ASCII.greater)
    {
      end += 1
    }
    return (start..<end, end)
  }

  /// Where a quoted value ends; nil when its quote never comes.
  private mutating func endOfQuoted(by quote: UInt8, from start: Int, of tag: inout ScannedTag) -> Int? {
    guard !(quote == ASCII.quote ? isWithoutQuote : isWithoutApostrophe) else { return nil }
    let end = input.index(of: quote, from: start)
    guard end < input.count else {
      if quote == ASCII.quote { isWithoutQuote = true } else { isWithoutApostrophe = true }
      return nil
    }
    var index = input.index(of: ASCII.less, or: ASCII.ampersand, from: start, to: end)
    while index < end {
      if input[index] == ASCII.less {
        noteBad(.strayLess, at: index, in: &tag)
      } else if lengthOfPlainReference(at: index) == nil {
        tag.isPlain = false
      }
      index = input.index(of: ASCII.less, or: ASCII.ampersand, from: index + 1, to: end)
    }
    return end
  }
}
