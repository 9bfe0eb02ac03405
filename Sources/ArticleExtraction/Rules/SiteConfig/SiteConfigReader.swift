/// Reads a file of the ftr-site-config language. Nothing in it is an error: what isn't known is a warning.
struct SiteConfigReader {
  /// The largest file that is read; the rest of a larger one is left out.
  static let maxBytes = 1_000_000

  private var config: SiteConfig
  private var finds: [(text: String, line: Int)] = []
  private var replacements: [String] = []

  /// The config of a file; `file` names it in events, its last part without `.txt` is the host.
  static func read(_ bytes: [UInt8], file: String) -> SiteConfig {
    let base = file.split(separator: "/").last.map(String.init) ?? file
    let name = base.hasSuffix(".txt") ? String(base.dropLast(4)) : base
    var reader = SiteConfigReader(config: SiteConfig(name: name.lowercased(), file: file))
    var text = String(decoding: bytes.prefix(maxBytes), as: UTF8.self)[...]
    if text.hasPrefix("\u{FEFF}") { text = text.dropFirst() }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() { reader.read(line, number: index + 1) }
    return reader.finished()
  }

  private init(config: SiteConfig) { self.config = config }

  private mutating func read(_ line: Substring, number: Int) {
    let line = SiteConfigReader.trimmed(line)
    guard let first = line.first, first != "#" else { return }
    guard let (name, argument, value) = SiteConfigReader.parts(of: line) else {
      return warn(number, "there is no `directive: value` in `\(line.prefix(60))`")
    }
    guard let directive = SiteConfigDirective(rawValue: name) else {
      let known = SiteConfigDirective.allCases.map(\.rawValue)
      return warn(number, RuleNode.unknown(name, among: known).replacing("the key", with: "the directive"))
    }
    read(directive, argument, value, number)
  }

  private mutating func read(
    _ directive: SiteConfigDirective, _ argument: String?, _ value: String, _ number: Int
  ) {
    switch directive {
    case .findString: finds.append((value, number))
    case .replaceString:
      guard let argument else { return replacements.append(value) }
      config.replacements.append((argument, value))
    case .header:
      guard let argument else { return warn(number, "the header's name is missing: http_header(name)") }
      config.headers[argument.lowercased()] = value
    case .testURL: config.tests.append(SiteConfig.Test(url: value, contains: [], line: number))
    case .testContains:
      guard !config.tests.isEmpty else { return warn(number, "there is no test_url before it") }
      config.tests[config.tests.count - 1].contains.append(value)
    case .ifPageContains:
      let link: SiteConfigDirective = config[.singlePage].isEmpty ? .nextPage : .singlePage
      guard var values = config.values[link], !values.isEmpty else {
        return warn(number, "there is no single_page_link or next_page_link before it")
      }
      values[values.count - 1].condition = value
      config.values[link] = values
    default:
      let count = config[directive].count
      config.values[directive, default: []].append(
        SiteConfig.Value(
          text: value, argument: argument, at: "\(config.file):\(number)", line: number, number: count + 1,
          condition: nil))
    }
  }

  private mutating func finished() -> SiteConfig {
    // As graby has it: without a partner for each, none of them counts.
    if finds.count == replacements.count {
      config.replacements = zip(finds, replacements).map { ($0.text, $1) } + config.replacements
    } else {
      warn(
        finds.first?.line ?? 1,
        "\(finds.count) find_string and \(replacements.count) replace_string: they are not used")
    }
    config.replacements.removeAll { $0.find.isEmpty }
    return config
  }

  private mutating func warn(_ line: Int, _ message: String) {
    config.warnings.append(RuleError(file: config.file, line: line, column: 1, message: message))
  }

  /// `name(argument): value`; nil for a line without a colon.
  private static func parts(of line: Substring) -> (name: String, argument: String?, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    guard let open = line.firstIndex(of: "("), open < colon else {
      return (
        trimmed(line[..<colon]).lowercased(), nil, String(trimmed(line[line.index(after: colon)...]))
      )
    }
    let name = trimmed(line[..<open]).lowercased()
    // What is replaced may hold the end of an argument itself; the other arguments are names.
    let isFree = name == "replace_string" || name == "move_into"
    let ends = line.ranges(of: "):")
    guard let end = isFree ? ends.last : ends.first else { return (name, nil, "") }
    let argument = line[line.index(after: open)..<end.lowerBound]
    return (name, String(argument), String(trimmed(line[end.upperBound...])))
  }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

extension SiteConfig {
  /// The config of a file.
  package init(_ bytes: [UInt8], file: String) { self = SiteConfigReader.read(bytes, file: file) }
}
