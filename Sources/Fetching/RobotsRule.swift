/// One Allow or Disallow line. Source: RFC 9309 §2.2.2, §2.2.3.
struct RobotsRule: Sendable, Equatable {
  let isAllowing: Bool
  private let pattern: [UInt8]
  /// Octets of the pattern as written: the longer rule wins.
  private let length: Int
  private let isAnchored: Bool

  /// Paths are compared this far; so matching costs no more than this times the size of the file.
  static let maxPathLength = 2048

  init(pattern: [UInt8], isAllowing: Bool) {
    self.isAllowing = isAllowing
    length = pattern.count
    isAnchored = pattern.last == UInt8(ascii: "$")
    self.pattern = Self.normalized(isAnchored ? Array(pattern.dropLast()) : pattern)
  }

  /// Whether the rule decides where both match.
  func isStronger(than other: RobotsRule?) -> Bool {
    guard let other else { return true }
    return length != other.length ? length > other.length : isAllowing && !other.isAllowing
  }

  /// Whether the pattern fits the beginning of a normalized path, or the whole of it when it ends in `$`.
  func matches(_ path: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    var (inPattern, inPath) = (0, 0)
    // Where to go on when a byte differs: after the last star, one byte further into the path.
    var retry: (pattern: Int, path: Int)?
    while true {
      if inPattern == pattern.count {
        if !isAnchored || inPath == path.count { return true }
      } else if pattern[inPattern] == star {
        inPattern += 1
        retry = (inPattern, inPath)
        continue
      } else if inPath < path.count, pattern[inPattern] == path[inPath] {
        inPattern += 1
        inPath += 1
        continue
      }
      guard let last = retry, last.path < path.count else { return false }
      retry = (last.pattern, last.path + 1)
      (inPattern, inPath) = (last.pattern, last.path + 1)
    }
  }

  /// A path as rules are compared: percent-encoded, but for what needs no encoding.
  static func normalized(_ path: [UInt8]) -> [UInt8] {
    var normalized: [UInt8] = []
    normalized.reserveCapacity(path.count)
    var index = 0
    while index < path.count {
      let byte = path[index]
      if byte == UInt8(ascii: "%"), index + 2 < path.count,
        let value = decoded(path[index + 1], path[index + 2])
      {
        append(value, isEncoded: true, to: &normalized)
        index += 3
      } else {
        append(byte, isEncoded: false, to: &normalized)
        index += 1
      }
    }
    return normalized
  }
}

private extension RobotsRule {
  static func append(_ byte: UInt8, isEncoded: Bool, to path: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    if byte >= 0x80 || byte <= 0x20 || isEncoded && !isUnreserved(byte) {
      path += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    } else {
      path.append(byte)
    }
  }

  static func decoded(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = hexValue(high), let low = hexValue(low) else { return nil }
    return high << 4 | low
  }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
