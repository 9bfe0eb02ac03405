internal import Markup
internal import Prose

/// Splits a byline into names: without "By", roles, addresses and dates.
package enum PersonNames {
  /// No name is longer.
  static let maxNameBytes = 80
  /// No name has more words.
  static let maxNameWords = 6
  /// No byline is longer.
  static let maxLineBytes = 600

  /// The names in a byline, in order; the site's own name is none.
  static func names(in text: String, siteName: String?) -> [String] {
    names(in: text).filter { $0.lowercased() != siteName?.lowercased() }
  }

  /// The names in a byline, in order.
  static func names(in text: String) -> [String] {
    guard text.utf8.count <= maxLineBytes else { return [] }
    let text = text.contains("&") ? plainText(fromHTML: text) : text
    let line = unbracketed(normalizedText(text.split(whereSeparator: \.isNewline).joined(separator: " | ")))
    guard !line.isEmpty, !line.hasPrefix("http"), !line.contains("://") else { return [] }
    let pieces = joinedCredentials(pieces(of: withoutLead(line)))
    let people = pieces.filter { !isRole($0) }
    let names = unique((people.isEmpty ? pieces : people).compactMap(name(from:)))
    // An agency beside a person is where the person works.
    guard names.count > 1, names.contains(where: isFullName) else { return names }
    return names.filter { !PersonWords.agencies.contains($0.lowercased()) }
  }

  /// What follows "By", "Von:" or the like; the whole text where it starts otherwise.
  static func withoutLead(_ line: String) -> String {
    var rest = Substring(line)
    while let shorter = afterLead(rest, PersonWords.leads) { rest = shorter }
    return String(rest)
  }

  /// What follows one of some phrases at the start of a text; nil where it starts otherwise.
  static func afterLead(_ text: Substring, _ phrases: Phrases) -> Substring? {
    let bytes = text.utf8.prefix(2)
    if bytes.count == 2, let first = bytes.first, let second = bytes.last, !phrases.mayStart(first, second) {
      return nil
    }
    let start = text.prefix(40).lowercased()
    guard let lead = phrases.first(of: start) else { return nil }
    let rest = text.dropFirst(lead.count)
    guard let next = rest.first else { return rest }
    // A phrase is one only where a word ends: "Bylund" is a name.
    guard lead.hasSuffix(":") || !next.isLetter && !next.isNumber || isSpaceless(lead) else { return nil }
    guard next != ",", next != "-", next != "'", next != "’" else { return nil }
    return rest.drop { " :|/：／".contains($0) }
  }

  /// True for a phrase of a script that sets no spaces between words.
  private static func isSpaceless(_ phrase: String) -> Bool {
    phrase.unicodeScalars.first.map { (0x2E80...0xABFF).contains($0.value) } ?? false
  }

  /// True for what reads as a person's full name: two words or more with capitals, none of them a
  /// group's; a name in a script without capitals.
  package static func isFullName(_ name: String) -> Bool {
    guard isCapitalized(name) else { return false }
    let words = name.lowercased().split { $0 == " " || $0 == "," }
    if namesGroup(name) { return false }
    if words.count == 1 { return name.contains { $0.isLetter && !$0.isCased } && name.count >= 2 }
    return !words.contains { PersonWords.roles.contains(String($0)) }
  }

  /// True when a script with capitals is used.
  static func isCased(_ name: String) -> Bool { name.contains { $0.isLetter && $0.isCased } }

  /// True when a word of the name is one of a group's: "The Example Team".
  static func namesGroup(_ name: String) -> Bool {
    let words = name.lowercased().split { $0 == " " || $0 == "," }
    return words.count > 1 && words.contains { PersonWords.groups.contains(String($0)) }
  }

  /// True when each word starts with a capital, or is one that names hold in small letters.
  static func isCapitalized(_ name: String) -> Bool {
    let words = name.split { $0 == " " || $0 == "," }
    guard let first = words.first?.first(where: \.isLetter), first.isUppercase || !first.isCased else {
      return false
    }
    return words.allSatisfy { word in
      guard let letter = word.first(where: \.isLetter) else { return false }
      return letter.isUppercase || !letter.isCased || PersonWords.particles.contains(String(word))
        || word.contains { $0.isUppercase }
    }
  }
}

// MARK: Splitting

extension PersonNames {
  /// True for what says only what someone does: "Senior Reporter", "Political Correspondent".
  private static func isRole(_ piece: Substring) -> Bool {
    let words = piece.split(separator: " ").map { $0.lowercased().filter { $0 != "," && $0 != "." } }
    guard let first = words.first, let last = words.last else { return false }
    // "correspondante à Bruxelles", and places beside a name.
    if String(piece).trimmingWhitespace.first?.isLowercase == true, PersonWords.roles.contains(first) {
      return true
    }
    if isPlace(piece) { return true }
    guard PersonWords.roles.contains(last) else { return false }
    return words.count <= 2 || PersonWords.roles.contains(words[0]) && !piece.contains(":")
  }

  /// "in Paris" and "台北報導".
  private static func isPlace(_ piece: Substring) -> Bool {
    let text = String(piece).trimmingWhitespace
    return PersonWords.placeLeads.contains(where: text.hasPrefix)
      || PersonWords.reportEndings.contains(where: text.hasSuffix)
  }

  /// What full-width brackets hold.
  private static func unbracketed(_ line: String) -> String {
    guard let first = line.first, let last = line.last, "（【".contains(first), "）】".contains(last) else {
      return line
    }
    return String(line.dropFirst().dropLast())
  }

  private static func pieces(of line: String) -> [Substring] {
    let bytes = Array(line.utf8)
    var pieces = line.split { ";|•·–—\n、，،●⋅∙/／".contains($0) }
    for (separator, utf8) in separators where bytes.index(ofWord: utf8) != nil {
      pieces = pieces.flatMap { split($0, at: separator) }
    }
    for (separator, utf8) in possibleSeparators where bytes.index(ofWord: utf8) != nil {
      pieces = pieces.flatMap { piece in
        let parts = split(piece, at: separator)
        return parts.allSatisfy { $0.split(separator: " ").count > 1 } ? parts : [piece]
      }
    }
    return pieces
  }

  /// Each with its bytes, by which most are soon told not to be there.
  private static let separators = (PersonWords.conjunctions + [", ", " - "]).map { ($0, Array($0.utf8)) }
  private static let possibleSeparators = PersonWords.possibleConjunctions.map { ($0, Array($0.utf8)) }
  private static let endings = PersonWords.endings.map { ($0, Array($0.utf8)) }

  private static func split(_ piece: Substring, at separator: String) -> [Substring] {
    guard piece.contains(separator) else { return [piece] }
    var parts: [Substring] = []
    var rest = piece
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }

  /// "Kim, PhD" and "Dupont, Jr." are one name.
  private static func joinedCredentials(_ pieces: [Substring]) -> [Substring] {
    var joined: [Substring] = []
    for piece in pieces {
      let word = piece.filter { $0.isLetter || $0 == " " }.lowercased().trimmingWhitespace
      if PersonWords.credentials.contains(word), let last = joined.last {
        joined[joined.count - 1] = last + ", " + String(piece).trimmingWhitespace.filter { $0 != "*" }
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  private static func name(from piece: Substring) -> String? {
    let cut = piece.firstIndex { $0 == "(" || $0 == "<" || $0 == "@" || $0 == "[" } ?? piece.endIndex
    var words = piece[..<cut]
    // Of an address what stands before its sign is no name.
    if cut < piece.endIndex, piece[cut] == "@" {
      words = words.lastIndex(of: " ").map { words[..<$0] } ?? words.prefix(0)
    }
    var name = withoutEnding(withoutLead(String(words).trimmingWhitespace))
    while let last = name.last, ",:.*".contains(last), !name.hasSuffix("r.") { name.removeLast() }
    name = withoutRole(withoutDate(name))
    guard name.utf8.count > 1, name.utf8.count <= maxNameBytes, name.contains(where: \.isLetter),
      name.split(separator: " ").count <= maxNameWords, !hasNumber(name),
      !PersonWords.notNames.contains(name.lowercased()), !name.hasSuffix(" read"),
      afterLead(name[...], PersonWords.otherRoles)?.isEmpty ?? true
    else { return nil }
    return name
  }

  /// Without "May 3" or "3 May 2021" behind two words and more.
  private static func withoutDate(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 3, let number = words.firstIndex(where: { $0.first?.isNumber ?? false }), number >= 2
    else { return name }
    let isMonth = { (index: Int) in
      words.indices.contains(index) && DateNames.month(words[index].lowercased().filter(\.isLetter)) != nil
    }
    let end = isMonth(number - 1) ? number - 1 : isMonth(number + 1) ? number : words.count
    return end >= 2 ? words[..<end].joined(separator: " ") : name
  }

  /// A login may hold digits; a name of several words may not.
  private static func hasNumber(_ name: String) -> Bool {
    guard name.contains(where: \.isNumber) else { return false }
    return name.contains(" ") || !(name.first?.isLetter ?? false)
  }

  /// Without "on May 3", "in Politics", "says".
  private static func withoutEnding(_ name: String) -> String {
    let folded = name.lowercased()
    guard folded.utf8.count == name.utf8.count else { return name }
    let bytes = Array(name.utf8)
    var end = name.endIndex
    for (ending, utf8) in endings where bytes.index(ofWord: utf8) != nil {
      guard let found = name.firstRange(of: ending), found.lowerBound > name.startIndex else { continue }
      // Small words stand in names too: "Bertrand le Goff".
      let isDate = name[found.upperBound...].contains(where: \.isNumber)
      let isWord = ending.utf8.count > 5
      if isDate || isWord { end = min(end, found.lowerBound) }
    }
    for ending in PersonWords.placeEndings {
      guard let found = name.firstRange(of: ending), name[found.upperBound...].first?.isUppercase == true,
        name[..<found.lowerBound].contains(" ")
      else { continue }
      end = min(end, found.lowerBound)
    }
    return String(name[..<end]).trimmingWhitespace
  }

  /// Without what someone does: "Ann Lee Senior Reporter", "Staff Writer Ann Lee", "新华社 记者".
  private static func withoutRole(_ name: String) -> String {
    let words = name.split(separator: " ")
    func isRole(_ word: Substring) -> Bool {
      PersonWords.roles.contains(word.lowercased().filter { $0 != "," && $0 != "." })
    }
    guard words.count > 2, !PersonWords.groups.contains(words[words.count - 1].lowercased()) else {
      return name
    }
    if let role = words.firstIndex(where: isRole), role >= 2 {
      return words[..<role].joined(separator: " ").trimmingWhitespace
    }
    if isRole(words[0]), let start = words.firstIndex(where: { !isRole($0) }), words.count - start >= 2,
      isCapitalized(words[start...].joined(separator: " "))
    {
      return words[start...].joined(separator: " ")
    }
    return name
  }
}
