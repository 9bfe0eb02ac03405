/// Hints as the state keeps them between two documents: `max-age=300 ttl=60 skip-hours=1,2`.
extension PublisherHints {
  /// The hints as one line.
  var stored: String {
    var words: [String] = []
    func add(_ name: String, _ value: Int?) { if let value { words.append("\(name)=\(value)") } }
    func add(_ name: String, _ values: Set<Int>) {
      guard !values.isEmpty else { return }
      words.append(name + "=" + values.sorted().map(String.init).joined(separator: ","))
    }
    add("max-age", maxAge)
    add("expires", expiresAfter)
    add("ttl", ttlMinutes)
    add("sy", updateSeconds)
    add("skip-hours", skipHours)
    add("skip-days", skipDays)
    add("auto", automaticSeconds.flatMap { Int(exactly: $0.rounded()) })
    return words.joined(separator: " ")
  }

  /// Reads a line of hints; what can't be read is no hint.
  init(stored: String) {
    self.init()
    for word in stored.split(separator: " ") {
      let pair = word.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      let values = pair[1].split(separator: ",").prefix(32).compactMap { Int($0) }
      switch pair[0] {
      case "max-age": maxAge = values.first
      case "expires": expiresAfter = values.first
      case "ttl": ttlMinutes = values.first
      case "sy": updateSeconds = values.first
      case "skip-hours": skipHours = Set(values)
      case "skip-days": skipDays = Set(values)
      case "auto": rhythm = values.first.map(Double.init)
      default: continue
      }
    }
  }
}
