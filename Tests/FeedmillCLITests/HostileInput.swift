import Foundation

/// Inputs that no honest publisher sends.
enum HostileInput: String, CaseIterable {
  case truncated, binary, empty, blank, huge, hugeBinary, manyAttributes, deepNesting, truncatedGzip,
    otherText

  /// The input, made from a good document.
  func bytes(of good: [UInt8], opening: String, closing: String) -> [UInt8] {
    switch self {
    case .truncated: Array(good[..<(good.count / 2)])
    case .binary: Self.noise(100_000)
    case .empty: []
    case .blank: Array(repeating: UInt8(ascii: "\n"), count: 1000)
    case .huge: Array((opening + Self.longText + closing).utf8)
    case .hugeBinary: Self.noise(30 << 20)
    case .manyAttributes: Array((opening + Self.tagOfManyAttributes + closing).utf8)
    case .deepNesting: Array((opening + Self.deepTree + closing).utf8)
    case .truncatedGzip: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C]
    case .otherText: Array("404 not here".utf8)
    }
  }

  /// Bytes without any order, the same at each run; the same 64 KiB again and again.
  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    let block = (0..<(64 << 10)).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
    var bytes: [UInt8] = []
    while bytes.count < count { bytes += block }
    return bytes
  }

  /// 30 MB, of which two are words.
  private static let longText =
    String(repeating: "<p>" + String(repeating: "word ", count: 20_000) + "</p>", count: 20)
    + "<!--" + String(repeating: "remark ", count: 4_000_000) + "-->"
  private static let tagOfManyAttributes = "<p" + (0..<50_000).map { " a\($0)=\"x\"" }.joined() + ">words</p>"
  private static let deepTree =
    String(repeating: "<div>", count: 100_000) + "words" + String(repeating: "</div>", count: 100_000)
}
