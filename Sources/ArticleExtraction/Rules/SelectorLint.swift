/// What makes a selector break with the next change of a page.
enum SelectorLint {
  /// Warnings about a CSS selector or an XPath.
  static func problems(of selector: String) -> [String] {
    var problems: [String] = []
    if selector.split(whereSeparator: { !$0.isLetter && !"-_".contains($0) }).contains("tbody") {
      problems.append("browsers add `tbody`, the page's source often has none; leave it out")
    }
    let steps = selector.split(separator: ">").count - 1
    let numbered =
      selector.split(separator: "nth-child(").count + selector.split(separator: "nth-of-type(").count - 2
    let isPath = steps >= 3 && numbered >= 1 || selector.hasPrefix("/html/body/")
    if isPath {
      problems.append(
        "a path copied from a browser breaks with the next change; name a class or an attribute")
    }
    for name in names(in: selector) where isMadeUp(name) {
      problems.append("`\(name)` looks made by a build and will change; \(mend(for: name))")
    }
    return problems
  }

  /// Class names and ids that stand in a selector.
  private static func names(in selector: String) -> [Substring] {
    guard !selector.hasPrefix("/"), !selector.hasPrefix("("), !selector.hasPrefix("./") else { return [] }
    var names: [Substring] = []
    var rest = selector[...]
    while let start = rest.firstIndex(where: { $0 == "." || $0 == "#" }) {
      let name = rest[rest.index(after: start)...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
      if !name.isEmpty { names.append(name) }
      rest = rest[name.endIndex...]
      if name.isEmpty { rest = rest.dropFirst() }
    }
    return names
  }

  /// `dcr-iy9ec7`, `css-1x2y3z`, `RichTitle-module_root__U5XQu`: the last part is letters and digits at random.
  static func isMadeUp(_ name: some StringProtocol) -> Bool {
    let parts = name.split { "-_".contains($0) }
    guard parts.count > 1, let last = parts.last, (5...10).contains(last.count) else { return false }
    guard last.contains(where: \.isNumber), last.contains(where: \.isLetter) else { return false }
    // `h1title` and `item2024` are words with a number at one end.
    let isWordFirst = last.drop { $0.isLetter }.allSatisfy(\.isNumber)
    let isNumberFirst = last.drop { $0.isNumber }.allSatisfy(\.isLetter)
    return !isWordFirst && !isNumberFirst
      || last.contains(where: \.isUppercase) && last.contains(where: \.isLowercase)
  }

  private static func mend(for name: Substring) -> String {
    let parts = name.split(separator: "_", maxSplits: 1)
    guard let stem = parts.first, stem.count > 3, parts.count > 1 else {
      return "name an attribute or an element around it"
    }
    return "write `[class*=\"\(stem)\"]`"
  }
}
