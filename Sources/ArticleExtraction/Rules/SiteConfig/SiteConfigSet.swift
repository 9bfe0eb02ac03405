internal import Markup

/// The files of an ftr-site-config collection, and which of them are for a page.
package struct SiteConfigSet: Sendable {
  private let configs: [String: SiteConfig]

  /// A collection of files; of two for the same host the first wins.
  package init(_ configs: [SiteConfig] = []) {
    self.configs = Dictionary(configs.map { ($0.name, $0) }) { first, _ in first }
  }

  package var isEmpty: Bool { configs.isEmpty }

  /// All files, by name.
  package var all: [SiteConfig] { configs.values.sorted { $0.name < $1.name } }

  /// The file for a host: its own, else the one for what is below the next domain. `www.` doesn't count.
  package func config(forHost host: String) -> SiteConfig? {
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    if let config = configs[bare] { return config }
    return bare.firstIndex(of: ".").flatMap { configs[String(bare[$0...])] }
  }

  /// What applies to a page: the host's file, then that of the software that made the page, then `global`.
  ///
  /// nil when there is neither of the first two. `page` is the page's source.
  package func config(for url: String?, page: [UInt8]) -> SiteConfig? {
    guard !isEmpty, let address = url.flatMap({ SiteAddress($0) }) else { return nil }
    let own = config(forHost: address.host)
    let software = Fingerprint.host(of: page).flatMap { config(forHost: $0) }
    guard var config = own ?? software else { return nil }
    guard config.detectsOnFailure else { return config }
    if let global = configs["global"] { config = config.appending(global) }
    if own != nil, let software { config = config.appending(software) }
    return config
  }

  /// Tells the software that made a page by what it writes into the page's head.
  private enum Fingerprint {
    /// How much of a page is looked at.
    static let maxBytes = 1 << 17

    static let marks: [(mark: [UInt8], host: String)] = [
      ("content=\"wordpress", "fingerprint.wordpress.com"),
      ("content='wordpress", "fingerprint.wordpress.com"),
      ("content=\"blogger\"", "fingerprint.blogspot.com"), ("content='blogger'", "fingerprint.blogspot.com"),
      ("property=\"al:ios:app_name\" content=\"medium\"", "fingerprint.medium.com"),
      ("//www.ippen.media", "fingerprint.ippen.media"), ("substackcdn.com", "fingerprint.substack.com"),
    ].map { (Array($0.utf8), $1) }

    static func host(of page: [UInt8]) -> String? {
      let head = page.prefix(maxBytes).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
      return marks.first { head.index(ofWord: $0.mark) != nil }?.host
    }
  }
}

extension SiteConfig {
  /// The page's source with the replacements made, one after the other.
  func replacing(in source: [UInt8]) -> [UInt8] { SourceReplacements.applied(replacements, to: source) }
}

/// Replacements of text in a page's source, before it is parsed.
enum SourceReplacements {
  /// A page grows to no more than so many times its size.
  static let maxGrowth = 4

  static func applied(_ replacements: [(find: String, with: String)], to source: [UInt8]) -> [UInt8] {
    var bytes = source
    let limit = source.count * maxGrowth + (1 << 16)
    for (find, replacement) in replacements {
      let (find, replacement) = (Array(find.utf8), Array(replacement.utf8))
      guard !find.isEmpty, var next = bytes.index(ofWord: find) else { continue }
      var result: [UInt8] = []
      var position = 0
      while true {
        result += bytes[position..<next]
        result += replacement
        position = next + find.count
        guard result.count <= limit, let found = bytes.index(ofWord: find, from: position) else { break }
        next = found
      }
      result += bytes[position...]
      bytes = result
    }
    return bytes
  }
}
