/// The names a site goes by, as patterns: what `{site}` stands for.
enum SiteNames {
  /// Names that would match anything are left out.
  private static let minLetters = 3

  static func patterns(for page: some RulePage) -> [PatternPiece] {
    var pieces: [PatternPiece] = []
    for name in page.siteNames {
      let folded = FoldedText(name).bytes
      guard folded.count >= minLetters, folded.count <= 80 else { continue }
      let article = Array("the ".utf8)
      let bare = folded.starts(with: article) ? Array(folded.dropFirst(4)) : folded
      pieces.append(.sequence([.optional(.literal(article)), .literal(bare)]))
    }
    if let host = page.url.flatMap({ SiteAddress($0) })?.host, let label = mainLabel(of: host) {
      pieces.append(spaced(label))
    }
    return pieces
  }

  /// `themoscowtimes` of `www.themoscowtimes.com`, `bbc` of `news.bbc.co.uk`.
  static func mainLabel(of host: String) -> String? {
    var labels = host.split(separator: ".").map(String.init)
    guard labels.count > 1 else { return nil }
    labels.removeLast()
    // `co.uk`, `com.au`: a short label that isn't the only one left.
    if labels.count > 1, let last = labels.last, last.utf8.count <= 3,
      ["co", "com", "org", "net", "gov", "ac", "or", "ne"].contains(last)
    {
      labels.removeLast()
    }
    guard let label = labels.last, label.utf8.count >= minLetters, label.utf8.count <= 40 else { return nil }
    return label
  }

  /// A label's letters with a space or a hyphen allowed between any two, and `the` before them.
  static func spaced(_ label: String) -> PatternPiece {
    let gap = PatternPiece.optional(.byte(ByteSet(" -.".utf8)))
    var pieces: [PatternPiece] = [.optional(.literal(Array("the ".utf8)))]
    for byte in FoldedText(label).bytes where byte != UInt8(ascii: "-") { pieces += [.literal([byte]), gap] }
    pieces.removeLast()
    return .sequence(pieces)
  }
}
