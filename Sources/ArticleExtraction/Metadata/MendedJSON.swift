internal import Markup

/// Structured data that people wrote by hand, as JSON that can be read.
///
/// Of 1,629 scripts on the web's pages 14 are no JSON: quotes inside of texts, comments, quotes of typography, values without
/// quotes, several objects in a row, an end that is missing.
struct MendedJSON {
  /// The mended text.
  private(set) var bytes: [UInt8] = []
  private let source: [UInt8]
  private var at = 0
  /// The brackets that close what is open, the outermost first.
  private var open: [UInt8] = []

  /// More open brackets than this are no data about a page.
  static let maxDepth = 100
  /// No value that lacks its quotes is longer.
  static let maxBareBytes = 300

  /// Mends a text that isn't JSON.
  init(_ text: [UInt8]) {
    source = text.prefix(20).contains(UInt8(ascii: "&")) ? decodeEntities(text) : text
    bytes.reserveCapacity(source.count + 16)
    bytes.append(UInt8(ascii: "["))
    while at < source.count, open.count < MendedJSON.maxDepth { step() }
    while let bracket = open.popLast() { close(bracket) }
    close(UInt8(ascii: "]"))
  }

  private mutating func step() {
    if skipNoise() { return }
    let byte = source[at]
    switch byte {
    case UInt8(ascii: "\""): readString(from: at + 1)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if open.isEmpty { separate() }
      open.append(byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"))
      bytes.append(byte)
      at += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if open.last == byte {
        open.removeLast()
        close(byte)
      }
      at += 1
    case UInt8(ascii: ","), UInt8(ascii: ":"):
      if !open.isEmpty { mark(byte) }
      at += 1
    case 0...0x20, UInt8(ascii: ";"): at += 1
    default:
      if let width = curlyQuote(at: at) { readString(from: at + width) } else { readBare() }
    }
  }

  /// Steps over comments and the marks that once hid scripts; false where there is none.
  private mutating func skipNoise() -> Bool {
    if has("<!--", at: at) || has("<![CDATA[", at: at) {
      at += has("<!--", at: at) ? 4 : 9
    } else if has("-->", at: at) || has("]]>", at: at) {
      at += 3
    } else if has("/*", at: at) {
      at = source.index(ofWord: Array("*/".utf8), from: at + 2).map { $0 + 2 } ?? source.count
    } else if has("//", at: at) {
      let rest = source[at...]
      at = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
    } else {
      return false
    }
    return true
  }

  /// Reads a string; a quote that nothing follows which may follow a string is a part of it.
  private mutating func readString(from start: Int) {
    bytes.append(UInt8(ascii: "\""))
    at = start
    while at < source.count {
      let byte = source[at]
      if byte == UInt8(ascii: "\\"), at + 1 < source.count {
        bytes += [byte, source[at + 1]]
        at += 2
        continue
      }
      let width =
        byte == UInt8(ascii: "\"") ? 1 : start > 1 && isCurly(before: start) ? curlyQuote(at: at) : nil
      if let width {
        at += width
        if endsString(at) { break }
        bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
        continue
      }
      bytes.append(byte)
      at += 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func has(_ word: String, at index: Int) -> Bool { source[index...].starts(with: word.utf8) }

  private func indexAfterSpaces(_ start: Int) -> Int {
    source[min(start, source.count)...].firstIndex { $0 > 0x20 } ?? source.count
  }

  private func isCurly(before start: Int) -> Bool { source[start - 1] >= 0x80 }

  /// True where a string may end: before a bracket, a colon, or a comma with another string or value after it.
  private func endsString(_ index: Int) -> Bool {
    let next = indexAfterSpaces(index)
    guard next < source.count else { return true }
    switch source[next] {
    case UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): return true
    case UInt8(ascii: ","):
      let after = indexAfterSpaces(next + 1)
      guard after < source.count else { return true }
      return "\"{[}]-/0123456789".utf8.contains(source[after]) || curlyQuote(at: after) != nil
        || ["true", "false", "null"].contains { has($0, at: after) }
    case UInt8(ascii: "/"): return has("//", at: next) || has("/*", at: next)
    // A comma is missing where a line ends and the next begins with a key.
    case UInt8(ascii: "\""): return source[index..<next].contains(0x0A)
    default: return false
    }
  }

  /// Reads a number, a word of JSON's, or a value that lacks its quotes.
  private mutating func readBare() {
    let rest = source[at...].prefix(MendedJSON.maxBareBytes)
    let end = rest.firstIndex { ",:{}[]\n\r\"".utf8.contains($0) } ?? rest.endIndex
    var value = source[at..<end]
    while let last = value.last, last <= 0x20 { value.removeLast() }
    at = max(end, at + 1)
    guard !open.isEmpty, !value.isEmpty else { return }
    let isValue = ["true", "false", "null"].contains { value.elementsEqual($0.utf8) }
    let isNumber = value.allSatisfy { $0.isASCIIDigit || "+-.eE".utf8.contains($0) }
    if isValue || isNumber {
      bytes += value
    } else {
      bytes += [UInt8(ascii: "\"")] + value.filter { $0 != UInt8(ascii: "\\") } + [UInt8(ascii: "\"")]
    }
  }

  private func curlyQuote(at index: Int) -> Int? {
    guard index + 2 < source.count, source[index] == 0xE2, source[index + 1] == 0x80 else { return nil }
    return (0x9C...0x9E).contains(source[index + 2]) ? 3 : nil
  }

  /// Writes a comma or colon, and `null` where the value before it is missing.
  private mutating func mark(_ byte: UInt8) {
    if bytes.last == UInt8(ascii: ","), byte == UInt8(ascii: ",") { return }
    if bytes.last == UInt8(ascii: ":") { bytes += Array("null".utf8) }
    bytes.append(byte)
  }

  private mutating func close(_ bracket: UInt8) {
    if let last = bytes.last, last == UInt8(ascii: ",") { bytes.removeLast() }
    if let last = bytes.last, last == UInt8(ascii: ":") { bytes += Array("null".utf8) }
    bytes.append(bracket)
  }

  private mutating func separate() {
    if let last = bytes.last, bytes.count > 1, last != UInt8(ascii: ",") { bytes.append(UInt8(ascii: ",")) }
  }
}
