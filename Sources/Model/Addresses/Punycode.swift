/// Names of hosts beyond ASCII, as they are registered: RFC 3492.
package enum Punycode {
  /// A host with each of its labels that begin with `xn--` in letters; a label that can't be read stays as it is.
  package static func decodedHost(_ host: String) -> String {
    guard host.contains("xn--") else { return host.inNFC }
    return host.split(separator: ".", omittingEmptySubsequences: false).map { label in
      label.hasPrefix("xn--") ? decoded(label.dropFirst(4)) ?? String(label) : String(label)
    }.joined(separator: ".").inNFC
  }

  private static let base = 36
  private static let maxLabelBytes = 63

  /// The letters of a label behind `xn--`; nil for what is no such label, and for one that spells ASCII so.
  private static func decoded(_ label: Substring) -> String? {
    guard label.utf8.count <= maxLabelBytes else { return nil }
    let bytes = Array(label.utf8)
    let hyphen = bytes.lastIndex(of: UInt8(ascii: "-"))
    var scalars = bytes[..<(hyphen ?? 0)].map { Int($0) }
    var rest = bytes[(hyphen.map { $0 + 1 } ?? 0)...]
    guard !rest.isEmpty, scalars.allSatisfy({ $0 < 0x80 }) else { return nil }
    var (value, index, bias) = (128, 0, 72)
    var isFirst = true
    while !rest.isEmpty {
      guard let step = number(from: &rest, bias: bias) else { return nil }
      let count = scalars.count + 1
      bias = adapted(step, count: count, isFirst: isFirst)
      isFirst = false
      index += step
      value += index / count
      index %= count
      guard value <= 0x10FFFF, Unicode.Scalar(UInt32(value)) != nil else { return nil }
      scalars.insert(value, at: index)
      index += 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap { Unicode.Scalar(UInt32($0)) })
    let name = String(text)
    // What lower case would change, or what has no letters, was never registered.
    return name.lowercased() == name
      && text.allSatisfy {
        $0.value < 0x80 || $0.properties.isAlphabetic
          || $0.properties.generalCategory == .nonspacingMark
          || $0.properties.generalCategory == .decimalNumber
      }
      ? name : nil
  }

  /// A number of digits whose last is less than its threshold.
  private static func number(from rest: inout ArraySlice<UInt8>, bias: Int) -> Int? {
    var (value, weight, place) = (0, 1, base)
    while let byte = rest.popFirst() {
      guard let digit = digit(byte) else { return nil }
      // Labels are short, but their numbers grow with a power of 36.
      let (product, isTooMuch) = digit.multipliedReportingOverflow(by: weight)
      guard !isTooMuch, product < 1 << 40 else { return nil }
      value += product
      let threshold = min(max(place - bias, 1), 26)
      if digit < threshold { return value < 1 << 40 ? value : nil }
      weight *= base - threshold
      guard weight < 1 << 40 else { return nil }
      place += base
    }
    return nil
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x61...0x7A: Int(byte) - 0x61
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x30...0x39: Int(byte) - 0x30 + 26
    default: nil
    }
  }

  private static func adapted(_ step: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? step / 700 : step / 2
    delta += delta / count
    var place = 0
    while delta > 455 {
      delta /= 35
      place += base
    }
    return place + 36 * delta / (delta + 38)
  }
}
