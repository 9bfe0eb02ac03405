extension HTMLRepairer {
  /// Keeps a tag: as it stands when libxml2 reads that right, else written anew.
  mutating func pass(_ tag: ScannedTag) {
    if tag.isPlain {
      hasElement = true
      if setsValuesAside { setValuesAside() }
      position = tag.end
    } else {
      leaveOut(from: tag.start, to: tag.end)
      write(tag, isSelfClosing: tag.isSelfClosing)
    }
  }

  /// Writes a start tag with the attributes that `scanTag` left in `attributes`.
  mutating func write(_ tag: ScannedTag, isSelfClosing: Bool) {
    hasElement = true
    write(byte: ASCII.less)
    writeName(tag)
    for attribute in attributes {
      write(byte: ASCII.space)
      write(attribute.name)
      guard let value = attribute.value else { continue }
      write("=\"")
      if isSetAside(attribute) { setAside(value) } else { writeValue(value) }
      write(byte: ASCII.quote)
    }
    write(isSelfClosing ? " />" : ">")
  }

  /// Puts numbers in place of long values in a tag that is kept as it stands.
  private mutating func setValuesAside() {
    for attribute in attributes where isSetAside(attribute) {
      guard let value = attribute.value else { continue }
      leaveOut(from: value.lowerBound, to: value.upperBound)
      setAside(value)
    }
  }

  private func isSetAside(_ attribute: TagAttribute) -> Bool {
    guard setsValuesAside, let value = attribute.value, let first = input[value].first else { return false }
    if first == SetAsideValues.mark || first == ASCII.ampersand { return true }
    // libxml2 keeps an index of names and ids.
    guard attribute.hash != Self.idHash, attribute.hash != Self.nameHash else { return false }
    return value.count >= SetAsideValues.minSizeInBytes
  }

  private static let idHash = NameHash("id".utf8).value
  private static let nameHash = NameHash("name".utf8).value

  private mutating func setAside(_ value: Range<Int>) {
    write(byte: SetAsideValues.mark)
    var number = values.add(value, of: input)
    repeat {
      write(byte: 0x30 + UInt8(number % 10))
      number /= 10
    } while number > 0
  }

  mutating func writeEndTag(_ tag: ScannedTag) {
    write("</")
    writeName(tag)
    write(byte: ASCII.greater)
  }

  /// Writes a name in letters libxml2 keeps: `o:p` as `o-p`.
  private mutating func writeName(_ tag: ScannedTag) {
    for byte in input[tag.nameStart..<tag.nameEnd].prefix(96) {
      write(byte: byte.isASCIIAlphanumeric || byte == 0x5F || byte == 0x2E ? byte : ASCII.hyphen)
    }
  }

  private mutating func writeValue(_ range: Range<Int>) {
    var index = range.lowerBound
    var copied = index
    while index < range.upperBound {
      index = input.index(of: ASCII.quote, or: ASCII.ampersand, from: index, to: range.upperBound)
      guard index < range.upperBound else { break }
      write(copied..<index)
      let match = Entities.match(in: input, at: index, inAttribute: true)
      if let match, index + match.lengthInBytes <= range.upperBound {
        write(match)
        index += match.lengthInBytes
      } else {
        writeText(scalar: UInt32(input[index]))
        index += 1
      }
      copied = index
    }
    if copied < range.upperBound { write(copied..<range.upperBound) }
  }
}
