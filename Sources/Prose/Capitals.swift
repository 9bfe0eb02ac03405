/// Texts all in capitals, which are left as they are: what of them is a name can't be told.
package enum Capitals {
  /// True for a text of two words and more, each of them in capitals, in a script that has them.
  package static func areAll(in text: String) -> Bool {
    var letters = 0
    for scalar in text.unicodeScalars where scalar.properties.isCased {
      if scalar.properties.isLowercase { return false }
      letters += 1
    }
    return letters >= leastLetters && text.split(separator: " ").count > 1
  }

  /// Fewer are an abbreviation or two.
  private static let leastLetters = 8

  /// What to say of a title and of names that are in capitals.
  package static func warnings(title: String?, names: [String]) -> [String] {
    var warnings: [String] = []
    if let title, areAll(in: title) { warnings.append("title: all in capitals") }
    let loud = names.filter(areAll)
    if !loud.isEmpty { warnings.append("authors: all in capitals: " + loud.joined(separator: ", ")) }
    return warnings
  }
}
