/// A way in which documents are spoiled on their way: by software, by people and by lines that break.
package enum Mutation: CaseIterable, Sendable {
  /// The document breaks off.
  case truncated
  /// A few bits are others.
  case flippedBits
  /// A piece is lost.
  case lostSpan
  /// A piece comes twice.
  case doubledSpan
  /// Two tags, or other pieces that end with a `>` or a quote, stand in each other's place.
  case swappedTags
  /// The bytes are of another encoding than the document or its mark says.
  case wrongEncoding

  /// The document so spoiled; the same for the same numbers.
  package func callAsFunction(
    _ bytes: [UInt8], using generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    guard bytes.count > 2 else { return bytes }
    let start = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 1...200, using: &generator))
    switch self {
    case .truncated: return Array(bytes[..<start])
    case .flippedBits: return Self.flip(bytes, using: &generator)
    case .lostSpan: return Array(bytes[..<start] + bytes[end...])
    case .doubledSpan: return Array(bytes[..<end] + bytes[start...])
    case .swappedTags: return Self.swap(bytes, using: &generator)
    case .wrongEncoding: return Self.miscode(bytes, using: &generator)
    }
  }

  private static func flip(_ bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    }
    return bytes
  }

  private static func swap(_ bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> [UInt8] {
    let isJSON = bytes.first == UInt8(ascii: "{")
    let last = UInt8(ascii: isJSON ? "\"" : ">")
    var pieces = bytes.split(separator: last, omittingEmptySubsequences: false)
    if !isJSON {
      pieces = pieces.flatMap { piece in
        let tag = piece.lastIndex(of: UInt8(ascii: "<")) ?? piece.endIndex
        return [piece[..<tag], piece[tag...]]
      }
    }
    for _ in 0..<Int.random(in: 1...3, using: &generator) where pieces.count > 4 {
      // Texts stand at even places and tags at odd ones, in JSON names and values somehow alternate.
      let one = Int.random(in: 0..<pieces.count / 2, using: &generator) * 2 + 1
      let other = Int.random(in: 0..<pieces.count / 2, using: &generator) * 2 + 1
      if max(one, other) < pieces.count { pieces.swapAt(one, other) }
    }
    return Array(isJSON ? Array(pieces.joined(separator: [last])) : joined(pieces, by: last))
  }

  private static func joined(_ pieces: [ArraySlice<UInt8>], by last: UInt8) -> [UInt8] {
    pieces.enumerated().flatMap { index, piece in
      index % 2 == 1 && index < pieces.count - 1 ? piece + [last] : piece
    }
  }

  private static func miscode(_ bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> [UInt8]
  {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    let labels = ["utf-16", "gb2312", "shift_jis", "iso-2022-jp", "koi8-r", "latin1", "utf-7", "nothing"]
    let label = labels.randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return (marks.randomElement(using: &generator) ?? []) + bytes
    case 1: return bytes.flatMap { [$0, 0] }
    case 2: return [0xFE, 0xFF] + bytes.flatMap { [0, $0] }
    case 3:
      // Taken for Latin-1 and encoded once more.
      return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
    case 4:
      return Array(
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    default: return Array("<?xml version=\"1.0\" encoding=\"\(label)\"?>".utf8) + bytes
    }
  }
}
