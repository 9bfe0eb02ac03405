/// What an `XMLReader` comes upon next.
enum XMLToken {
  case text(XMLPiece)
  case start(XMLTag)
  /// The end of the element that this tag started.
  case end(XMLTag)
}

/// Text as it stands in the document.
struct XMLPiece {
  let range: Range<Int>
  /// Whether there are references in it to be resolved.
  let isEscaped: Bool
}

/// Where a start tag stands in the document.
struct XMLTag: Sendable {
  /// Its `<`.
  var start = 0
  var nameEnd = 0
  /// Behind its `>`.
  var end = 0
  var isEmpty = false

  var name: Range<Int> { start + 1..<nameEnd }

  /// Where an attribute stands.
  struct Attribute {
    let name: Range<Int>
    /// Without the quotes.
    let value: Range<Int>
  }
}

extension XMLTag {
  /// Reads the tag at `start`, and its attributes into the array; nil when it breaks off.
  init?(at start: Int, in input: [UInt8], attributes: inout [Attribute]) {
    self.start = start
    attributes.removeAll(keepingCapacity: true)
    var index = start + 1
    while index < input.count, !input[index].endsXMLName { index += 1 }
    guard index > start + 1 else { return nil }
    nameEnd = index
    while index < input.count {
      if input[index] == ASCII.greater {
        end = index + 1
        return
      }
      isEmpty = input[index] == ASCII.slash
      if isEmpty || input[index].isXMLSpace {
        index += 1
      } else {
        guard let attribute = Attribute(at: index, in: input) else { return nil }
        attributes.append(attribute)
        index = attribute.value.upperBound + 1
      }
    }
    return nil
  }
}

extension XMLTag.Attribute {
  fileprivate init?(at start: Int, in input: [UInt8]) {
    var index = start
    while index < input.count, input[index] != ASCII.equals, !input[index].endsXMLName { index += 1 }
    name = start..<index
    index = input.indexAfterSpaces(from: index)
    guard !name.isEmpty, input.byte(at: index) == ASCII.equals else { return nil }
    index = input.indexAfterSpaces(from: index + 1)
    let quote = input.byte(at: index)
    guard quote == ASCII.quote || quote == ASCII.apostrophe else { return nil }
    let end = input.index(of: quote, from: index + 1)
    guard end < input.count else { return nil }
    value = index + 1..<end
  }
}

extension UInt8 {
  fileprivate var endsXMLName: Bool { self == ASCII.greater || self == ASCII.slash || isXMLSpace }
}
