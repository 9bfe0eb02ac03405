internal import Markup
internal import Model
internal import Prose

/// What the titles of a feed's entries have at one end, set apart: the name of the site, as the other titles show.
struct SharedTitlePart {
  /// The part with what sets it apart.
  private let affix: [UInt8]
  private let isAtEnd: Bool

  /// So many titles are looked at; the first of them must have a part at all.
  static let sampleSize = 50
  static let candidateTitles = 3
  /// So many titles must agree.
  static let leastTitles = 4
  /// The share of them that must agree; of those whose part the feed's own title names, fewer.
  static let leastShare = 0.8
  static let leastShareOfNamed = 0.5
  /// A longer part is no name.
  static let maxAffixBytes = 64

  /// The part that most titles share; nil when there is none, or when titles that differ would be the same
  /// without it.
  ///
  /// `titles` is asked for the first ones only, unless those have a part that others could share.
  init?(of titles: some Sequence<String>, feedTitle: String?) {
    var titles = titles.makeIterator()
    var sample: [String] = []
    while sample.count < SharedTitlePart.candidateTitles, let title = titles.next() { sample.append(title) }
    let candidates = sample.flatMap { SharedTitlePart.candidates(in: Array($0.utf8)) }
    guard !candidates.isEmpty else { return nil }
    while sample.count < SharedTitlePart.sampleSize, let title = titles.next() { sample.append(title) }
    guard let best = candidates.max(by: { $0.count(in: sample) < $1.count(in: sample) }) else { return nil }
    let isNamed = feedTitle.map(SharedTitlePart.letters) == best.name
    let share = isNamed ? SharedTitlePart.leastShareOfNamed : SharedTitlePart.leastShare
    let count = best.count(in: sample)
    guard count >= SharedTitlePart.leastTitles, Double(count) >= share * Double(sample.count),
      Set(sample.map(best.removed)).count == Set(sample).count
    else { return nil }
    self = best
  }

  private init(affix: ArraySlice<UInt8>, isAtEnd: Bool) {
    (self.affix, self.isAtEnd) = (Array(affix), isAtEnd)
  }

  /// The part's letters and digits.
  private var name: String { SharedTitlePart.letters(String(decoding: affix, as: UTF8.self)) }

  /// A title without the part; as it is where it doesn't have it, or is nothing else.
  func removed(from title: String) -> String {
    let bytes = Array(title.utf8)
    guard stands(in: bytes) else { return title }
    let rest = isAtEnd ? bytes.dropLast(affix.count) : bytes.dropFirst(affix.count)
    let text = normalizedText(String(decoding: rest, as: UTF8.self))
    return text.contains(where: \.isLetter) ? text : title
  }

  private func stands(in title: [UInt8]) -> Bool {
    guard title.count > affix.count else { return false }
    return isAtEnd ? title.suffix(affix.count) == affix[...] : title.starts(with: affix)
  }

  private func count(in titles: [String]) -> Int { titles.count { stands(in: Array($0.utf8)) } }

  /// What stands before the first and behind the last mark that sets names apart.
  private static func candidates(in title: [UInt8]) -> [SharedTitlePart] {
    let marks = title.indices.compactMap { index in width(ofMark: title, at: index).map { index..<index + $0 }
    }
    guard let first = marks.first, let last = marks.last else { return [] }
    let parts = [
      SharedTitlePart(affix: title[last.lowerBound...], isAtEnd: true),
      SharedTitlePart(affix: title[..<first.upperBound], isAtEnd: false),
    ]
    return parts.filter { $0.affix.count <= maxAffixBytes && !$0.name.isEmpty }
  }

  /// The bytes of a bar, a dash, an angle or a point between spaces. A colon sets apart what a title is about.
  private static func width(ofMark bytes: [UInt8], at index: Int) -> Int? {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    guard bytes[index] == 0x20 else { return nil }
    let width: Int
    switch (byte(1), byte(2), byte(3)) {
    case (UInt8(ascii: "|"), _, _), (UInt8(ascii: "-"), _, _), (UInt8(ascii: "~"), _, _): width = 1
    case (UInt8(ascii: ":"), UInt8(ascii: ":"), _), (0xC2, 0xB7, _), (0xC2, 0xAB, _), (0xC2, 0xBB, _):
      width = 2
    case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xB9), (0xE2, 0x80, 0xBA):
      width = 3
    default: return nil
    }
    return byte(width + 1) == 0x20 ? width + 2 : nil
  }

  /// Letters and digits only.
  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension Entry {
  /// Takes off the title what is none of it: the part that it shares with the other titles, and a label, which
  /// goes to the tags.
  mutating func cleanTitle(of part: SharedTitlePart?) {
    defer { warnings += Capitals.warnings(title: title, names: authors.compactMap(\.name)) }
    guard let title else { return }
    var clean = part?.removed(from: title) ?? title
    if let label = TitleLabel(of: clean, known: tags) {
      clean = label.title
      if let name = label.name { tags.append(name) }
    }
    guard clean != title else { return }
    rawTitle = title
    self.title = clean
  }
}
