extension Duration {
  /// Reads `90s`, `30m`, `2h`, `1d` or `1w`; nil for anything else, also for a number without its unit.
  package init?(text: String) {
    let units = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[String($0)] }) else { return nil }
    let digits = text.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(digits),
      count <= 10_000_000
    else { return nil }
    self = .seconds(count * unit)
  }
}
