internal import Markup

/// Which pages the bundled site files may be for, so that only those of a page are read: a line a file with its
/// name, its hosts, its fingerprint and `feed` where it changes the entries of feeds, between tabs. `make golden`
/// writes it anew.
struct BundledIndex {
  private var lines: [String: (hosts: [SitePattern], fingerprint: Selector?, settlesFeeds: Bool)] = [:]

  init(_ utf8: [UInt8]) {
    for line in utf8.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 4 else { continue }
      let hosts = parts[1].split(separator: " ").compactMap { SitePattern(String($0)) }
      // A selector that can't be read is caught by the tests, which compare it with the file's.
      lines[parts[0]] = (hosts, parts[2].isEmpty ? nil : try? Selector(parts[2]), parts[3] == "feed")
    }
  }

  /// The files that stand in the index.
  func entries(of files: [BundledFile]) -> [RuleShelf.Entry] {
    files.compactMap { file in
      lines[file.name].map { line in
        RuleShelf.Entry(
          name: file.name, sites: line.hosts, fingerprint: line.fingerprint, settlesFeeds: line.settlesFeeds,
          rule: { file.rule })
      }
    }
  }

  /// The line of a rule, with its end.
  static func line(for rule: Rule) -> String {
    let parts = [
      rule.name, rule.hosts.joined(separator: " "), rule.fingerprint?.source ?? "",
      rule.feed.settles ? "feed" : "",
    ]
    return parts.joined(separator: "\t") + "\n"
  }
}
