/// The candidates of a `srcset` attribute, read as the HTML standard does.
struct Srcset {
  /// One image of several that show the same.
  struct Candidate {
    let url: String
    /// `640w`, `2x`, or "" for 1x.
    let descriptor: String

    /// Pixels of width, or the density times 1000; for picking the largest.
    var weight: Double {
      let number = Double(descriptor.dropLast()) ?? 1
      return descriptor.hasSuffix("w") ? number : number * 1000
    }
  }

  let candidates: [Candidate]

  /// More candidates than this are no longer about image sizes.
  static let maxCandidates = 32

  /// The candidates with absolute URLs; those that can't have one are left out.
  init(_ value: String, base: String?) {
    var found: [Candidate] = []
    var rest = value.utf8[...]
    let comma = UInt8(ascii: ",")
    while found.count < Srcset.maxCandidates {
      rest = rest.drop { isSpace($0) || $0 == comma }
      guard !rest.isEmpty else { break }
      var url = rest.prefix { !isSpace($0) }
      rest = rest[url.endIndex...]
      var descriptor = ""
      if url.last == comma {
        while url.last == comma { url = url.dropLast() }
      } else {
        descriptor = Srcset.descriptor(&rest)
      }
      guard let url = Links.resolve(String(decoding: url, as: UTF8.self), base: base, schemes: .media),
        Srcset.isUsable(descriptor)
      else { continue }
      found.append(Candidate(url: url, descriptor: descriptor))
    }
    candidates = found
  }

  /// The attribute's value; nil when no candidate is left.
  var value: String? {
    guard !candidates.isEmpty else { return nil }
    return candidates.map { $0.descriptor.isEmpty ? $0.url : "\($0.url) \($0.descriptor)" }
      .joined(separator: ", ")
  }

  /// The URL of the largest candidate.
  var largest: String? { candidates.max { $0.weight < $1.weight }?.url }

  /// Reads up to the comma that ends a candidate, which may not stand in parentheses.
  private static func descriptor(_ rest: inout Substring.UTF8View) -> String {
    var depth = 0
    let end = rest.firstIndex { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      return byte == UInt8(ascii: ",") && depth <= 0
    }
    let text = rest[..<(end ?? rest.endIndex)]
    rest = rest[(end ?? rest.endIndex)...]
    return normalizedText(String(decoding: text, as: UTF8.self))
  }

  private static func isUsable(_ descriptor: String) -> Bool {
    guard let unit = descriptor.last else { return true }
    let number = descriptor.dropLast()
    guard number.utf8.count <= 8, let value = Double(number), value > 0 else { return false }
    return unit == "x" || (unit == "w" && Int(number) != nil)
  }
}
