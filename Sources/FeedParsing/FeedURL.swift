internal import Markup
internal import Prose

/// URLs in fields of feeds.
enum FeedURL {
  /// The absolute URL; the reference itself while there is no base to resolve it against yet; nil for a
  /// scheme that fields don't hold.
  static func resolve(_ reference: String, base: String?) -> String? {
    let reference = reference.withPlainAmpersands
    if let absolute = Links.resolve(reference, base: base) { return absolute }
    return base == nil && Links.resolve(reference, base: "http://base.invalid/") != nil ? reference : nil
  }

  /// A URL that may still be relative, against the base known once all is read; nil when it stays relative.
  static func settle(_ url: String?, base: String?) -> String? {
    url.flatMap { Links.resolve($0, base: base) }
  }
}

extension String {
  /// A URL whose ampersands were escaped once more than the document asks for, as in `?a=1&amp;b=2`, without that.
  fileprivate var withPlainAmpersands: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    let bytes = Array(utf8)
    guard String.escapedAmpersands.contains(where: { bytes.index(ofWord: Array($0.utf8)) != nil }) else {
      return self
    }
    return String.escapedAmpersands.reduce(self) { $0.replacing($1, with: "&") }
  }

  private static let escapedAmpersands = ["&amp;", "&#38;", "&#038;", "&#x26;"]
}
