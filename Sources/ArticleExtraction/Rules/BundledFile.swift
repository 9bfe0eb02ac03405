/// A site's rule file inside the program; it is read when a page comes that it may be for.
struct BundledFile: Sendable {
  /// `npr.org`; `cms/wordpress` for the software of many sites.
  let name: String
  private let source: @Sendable () -> [UInt8]
  private let parsed: Lazily<Rule?>

  init(_ name: String, _ source: @autoclosure @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.source = source
    // A bundled file that can't be read is caught by the tests; a program in use goes on without it.
    parsed = Lazily { try? RuleReader.read(source(), file: name + ".yaml", name: name) }
  }

  /// The text of the file.
  var bytes: [UInt8] { source() }

  /// What it says.
  var rule: Rule? { parsed.value }
}
