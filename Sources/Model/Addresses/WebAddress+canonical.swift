extension WebAddress {
  /// The URL in the one form of all that certainly lead to the same page: without default port, fragment, and the
  /// parameters that say where a reader came from, name a session or ask for a version of the page for machines or
  /// printers; what a redirecting service carries in its own URL in its place. Any other text stays as it is.
  package static func canonicalText(_ url: String) -> String {
    guard var address = WebAddress(RedirectingService.target(of: url) ?? url) else { return url }
    address.reduce()
    return address.text
  }

  /// Leaves out what never tells two pages apart.
  mutating func reduce() {
    // Programs in pages keep their place behind these.
    if let kept = fragment, !kept.hasPrefix("!"), !kept.hasPrefix("/") { fragment = nil }
    parameters.removeAll { parameter in
      let name = parameter.prefix { $0 != "=" }
      return TrackingParameters.contains(name) || Version.isAsked(by: parameter, host: host)
        || Session.isNamed(by: parameter)
    }
    path = Session.removed(from: path)
  }

  /// Reduces the address to what compares: also without `www.` and trailing slashes, and with the versions of a page
  /// for telephones, for AMP and for printers as the page.
  ///
  /// The host may be one that never answers by that name. Where the version is a word of the path it counts as one
  /// only beside what looks like an article's own name.
  package mutating func reduceToCompare() {
    fragment = nil
    reduce()
    host = Version.host(host)
    if host.hasPrefix("www."), host.dropFirst(4).contains(".") { host = String(host.dropFirst(4)) }
    path = Version.path(path)
    while path.last == "/" { path.removeLast() }
  }
}

/// Marks of a reader's session, which differ from visit to visit.
private enum Session {
  static func isNamed(by parameter: String) -> Bool {
    let parts = parameter.split(separator: "=", maxSplits: 1)
    guard let name = parts.first?.lowercased() else { return false }
    if names.contains(name) || name.hasPrefix("aspsessionid") { return true }
    // "sid" is a session only where it looks drawn by lot: other programs number stories so.
    guard possibleNames.contains(name), parts.count == 2 else { return false }
    return parts[1].utf8.count >= 20 && parts[1].allSatisfy(\.isHexDigit)
  }

  /// A path without `;jsessionid=…`.
  static func removed(from path: String) -> String {
    guard path.contains(";") else { return path }
    return path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      let parts = segment.split(separator: ";", omittingEmptySubsequences: false)
      return (parts.prefix(1) + parts.dropFirst().filter { !isNamed(by: String($0)) }).joined(separator: ";")
    }.joined(separator: "/")
  }

  private static let names: Set<String> = ["jsessionid", "phpsessid", "cfid", "cftoken", "sessid"]
  private static let possibleNames: Set<String> = [
    "sid", "s", "session", "sessionid", "session_id", "oscsid",
  ]
}

/// Versions of a page besides the one that readers come to.
private enum Version {
  static func isAsked(by parameter: String, host: String) -> Bool {
    let parts = parameter.lowercased().split(separator: "=", maxSplits: 1)
    guard let name = parts.first else { return false }
    let value = parts.count == 2 ? parts[1] : ""
    switch name {
    case "amp": return ["", "1", "true", "yes"].contains(value)
    case "outputtype": return value.hasPrefix("amp")
    case "print", "printable", "printer_friendly", "printerfriendly":
      return ["", "1", "true", "yes", "print", "y"].contains(value)
    case "view", "output", "mode", "format", "display":
      return ["amp", "print", "printable", "mobile"].contains(value)
    case "m": return host.contains("blogspot.") && ["0", "1"].contains(value)
    default: return false
    }
  }

  /// `m.example.org`, `amp.example.org` and `en.m.example.org` without that word.
  static func host(_ host: String) -> String {
    var labels = host.split(separator: ".")
    for place in [0, 1] where labels.count >= place + 3 && labelsOfVersions.contains(labels[place]) {
      // A second place is one of a version only before a whole name: `en.m.example.org`, not `m.co.uk`.
      let rest = labels[(place + 1)...]
      guard rest.count > 2 || !secondLevels.contains(rest[rest.startIndex]) else { continue }
      labels.remove(at: place)
      return labels.joined(separator: ".")
    }
    return host
  }

  /// `/slug-of-an-article/amp`, `/amp/slug-of-an-article` and the like without that word.
  static func path(_ path: String) -> String {
    let segments = path.split(separator: "/")
    for (place, segment) in segments.enumerated() where place == 0 || place == segments.count - 1 {
      let lower = segment.lowercased()
      let kept: [Substring]
      if wordsOfVersions.contains(lower) {
        kept = []
      } else if place > 0 || segments.count == 1, let ending = endings.first(where: lower.hasSuffix) {
        kept = [segment.dropLast(ending.count) + (ending.hasSuffix(".html") ? ".html" : "")]
      } else {
        continue
      }
      let rest = segments[..<place] + kept + segments[(place + 1)...]
      guard rest.contains(where: namesArticle) else { continue }
      return rest.map { "/" + $0 }.joined()
    }
    return path
  }

  /// True for words joined by hyphens and for long numbers.
  private static func namesArticle(_ segment: Substring) -> Bool {
    if segment.count(where: { $0 == "-" || $0 == "_" }) >= 2 { return true }
    return segment.split { !$0.isNumber }.contains { $0.count >= 5 }
  }

  private static let labelsOfVersions: Set<Substring> = ["amp", "m", "mobil", "mobile", "touch", "wap"]
  private static let secondLevels: Set<Substring> = [
    "co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go",
  ]
  private static let wordsOfVersions: Set<String> = [
    "amp", "amp.html", "print", "print.html", "printable", "drucken", "imprimer", "imprimir", "stampa",
  ]
  private static let endings = [".amp.html", ".amp", "-amp.html", ".print.html", "-print.html"]
}
