internal import Foundation

/// The text of an XPath taken apart, as far as rules need it: no evaluation, only brackets and quotes.
struct XPathParts {
  /// The paths of a union, in order.
  let alternatives: [String]

  init(_ text: String) {
    var alternatives: [String] = [""]
    var (depth, quote) = (0, Character?.none)
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" || character == "[" {
        depth += 1
      } else if character == ")" || character == "]" {
        depth -= 1
      }
      if character == "|", depth == 0, quote == nil {
        alternatives.append("")
      } else {
        alternatives[alternatives.count - 1].append(character)
      }
    }
    self.alternatives = alternatives.map { SiteConfigReader.trimmed($0[...]) }.map(String.init)
  }

  /// The elements that bear an attribute and its name, for a path that ends in `/@name`; nil for others.
  static func attribute(of path: String) -> (elements: String, name: String)? {
    guard let mark = path.range(of: "/@", options: .backwards) else { return nil }
    let name = path[mark.upperBound...]
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:".contains($0) }) else {
      return nil
    }
    let before = path[..<mark.lowerBound]
    return (before.hasSuffix("/") || before.isEmpty ? before + "/*" : String(before), String(name))
  }

  /// True for a path; false for a string, a number or what a function gives.
  static func isPath(_ text: String) -> Bool {
    guard let first = text.first, first != "\"", first != "'", !first.isNumber else { return false }
    if "/(.*@".contains(first) { return true }
    let name = text.prefix { $0.isLetter || $0 == "-" || $0.isNumber }
    return text[name.endIndex...].first != "(" || name == "id"
  }

  /// A path that starts at the page's root wherever it is evaluated.
  static func absolute(_ path: String) -> String {
    if let first = path.first, "/(.".contains(first) || !isPath(path) || path.hasPrefix("id(") { return path }
    return "/*/" + path
  }
}
