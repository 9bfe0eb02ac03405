/// What has attributes: an element of a tree, or a start tag that was read without one.
package protocol AttributeSource {
  /// The value of an attribute; nil when it is absent. Names are lower case.
  func attribute(_ name: StaticString) -> String?

  /// True when the attribute is there, with or without a value.
  func hasAttribute(_ name: StaticString) -> Bool
}

extension Node: AttributeSource {}

/// The attributes of a start tag as `PlainMarkupReader` read them: names in lower case, references resolved.
package struct PlainAttributes: AttributeSource {
  private var members: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []

  /// A tag with more is unusual.
  private static let maxCount = 24

  package var isEmpty: Bool { members.isEmpty }

  package func attribute(_ name: StaticString) -> String? {
    members.first { $0.name.isEqual(to: name) }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  package func hasAttribute(_ name: StaticString) -> Bool {
    members.contains { $0.name.isEqual(to: name) }
  }

  mutating func removeAll() {
    if !members.isEmpty { members.removeAll(keepingCapacity: true) }
  }

  /// False for a second attribute of that name, and for too many of them.
  mutating func add(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) -> Bool {
    guard members.count < Self.maxCount, !members.contains(where: { $0.name == name }) else { return false }
    members.append((name, value))
    return true
  }
}

extension ArraySlice<UInt8> {
  fileprivate func isEqual(to name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { letters in
      for offset in 0..<letters.count where unsafe self[startIndex + offset] != letters[offset] {
        return false
      }
      return true
    }
  }
}
