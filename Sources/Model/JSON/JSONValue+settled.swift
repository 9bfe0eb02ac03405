extension [JSONValue.Member] {
  /// The members with each key once: its last value, at the place of its first.
  var settled: [JSONValue.Member] {
    if hasDistinctKeys { return self }
    var places: [String: Int] = [:]
    var settled: [JSONValue.Member] = []
    for member in self {
      if let place = places[member.key] {
        settled[place].value = member.value
      } else {
        places[member.key] = settled.count
        settled.append(member)
      }
    }
    return settled
  }

  private var hasDistinctKeys: Bool {
    if count < 2 { return true }
    // A few integers are compared sooner than strings are hashed.
    guard count <= 48 else { return Set(lazy.map(\.key)).count == count }
    let signatures = map { Self.signature($0.key) }
    for place in 1..<count {
      for other in 0..<place
      where signatures[other] == signatures[place] && self[other].key == self[place].key {
        return false
      }
    }
    return true
  }

  /// A number that equal keys share and most others don't.
  private static func signature(_ key: String) -> Int {
    let bytes = key.utf8
    return bytes.count << 16 | Int(bytes.first ?? 0) << 8 | Int(bytes.last ?? 0)
  }
}
