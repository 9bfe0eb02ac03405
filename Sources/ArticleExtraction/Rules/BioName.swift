internal import Prose

/// The name of the person that an author's line is about: "Jane Roe is professor of law at …".
///
/// For the last blocks of a text that says nowhere else who wrote it. nil for anything that doesn't start
/// with a name of two words and more, a verb, and what the person does.
package func bioName(of block: String) -> String? {
  let text = normalizedText(block)
  guard text.utf8.count <= BioName.maxBytes, WordCount.count(text) <= PhraseKind.bio.maxWords else {
    return nil
  }
  var words = text.split(separator: " ").map(String.init)
  if let colon = words.prefix(4).firstIndex(where: { $0.hasSuffix(":") }) { words.removeSubrange(...colon) }
  while let first = words.first, BioName.titles.contains(first) { words.removeFirst() }
  let name = BioName.leadingName(&words)
  guard name.count >= 2, BioName.saysWhat(words) else { return nil }
  return name.joined(separator: " ")
}

private enum BioName {
  static let maxBytes = 1200

  /// Takes the words of a name from the start; a comma ends it.
  static func leadingName(_ words: inout [String]) -> [String] {
    var name: [String] = []
    while let word = words.first, name.count < 6 {
      let isLast = word.hasSuffix(",")
      let bare = isLast ? String(word.dropLast()) : word
      guard isNameWord(bare) || (!name.isEmpty && particles.contains(bare)) else { break }
      guard !name.isEmpty || !starters.contains(bare) else { return [] }
      name.append(bare)
      words.removeFirst()
      if isLast { break }
    }
    while let last = name.last, particles.contains(last) { name.removeLast() }
    return name
  }

  private static func isNameWord(_ word: String) -> Bool {
    guard let first = word.first, first.isUppercase, word.count > 1 else { return false }
    // `J.` and `J.R.` are initials; `Ukraine.` ends a sentence.
    if word.hasSuffix("."), word.count > 2, !word.dropLast().contains("."), word.count > 3 { return false }
    return word.allSatisfy { $0.isLetter || "'’.-".contains($0) }
  }

  /// True when a verb follows soon, and a profession after or before it.
  static func saysWhat(_ rest: [String]) -> Bool {
    let rest = rest.map { word in
      word.lowercased().filter { $0.isLetter || $0 == "-" || $0 == "—" || $0 == "–" }
    }
    guard let verb = rest.prefix(12).firstIndex(where: { verbs.contains($0) }) else { return false }
    // "Jane Roe is …" or "Jane Roe, a former diplomat, is …": nothing else stands between.
    guard verb == 0 || rest[..<verb].contains(where: isRole) else { return false }
    if workVerbs.contains(rest[verb]) { return true }
    return rest[(verb + 1)...].prefix(14).contains(where: isRole)
  }

  private static func isRole(_ word: String) -> Bool {
    roles.contains(word) || word.hasSuffix("s") && roles.contains(String(word.dropLast()))
  }

  static let titles: Set<String> = [
    "Dr", "Dr.", "Prof", "Prof.", "Professor", "Sir", "Mr.", "Mrs.", "Ms.", "About", "By", "Автор",
  ]
  private static let particles: Set<String> = [
    "de", "la", "le", "du", "des", "van", "von", "der", "den", "ter", "di", "da", "dos", "del", "al", "el",
    "bin", "ibn", "ben", "y", "e", "zu",
  ]
  /// Capitalized words that start a sentence and no name.
  private static let starters: Set<String> = [
    "The", "This", "That", "These", "Those", "It", "In", "On", "At", "As", "If", "But", "And", "For", "From",
    "When", "While", "With", "There", "What", "Who", "Why", "How", "Our", "Their", "His", "Her", "My", "Your",
    "We", "They", "He", "She", "After", "Before", "Since", "Under", "Among", "Today", "Both", "Many", "Some",
    "One", "Two", "No", "Not", "Former", "President", "Prime", "Foreign", "Western", "Eastern", "New", "U.S.",
  ]
  private static let verbs: Set<String> = workVerbs.union([
    "is", "was", "has", "—", "–", "ist", "est", "es", "è", "jest", "является",
  ])
  private static let workVerbs: Set<String> = [
    "teaches", "writes", "covers", "reports", "edits", "blogs", "lectures", "researches", "unterrichtet",
    "преподает",
  ]
  private static let roles: Set<String> = [
    "academic", "activist", "adviser", "advisor", "ambassador", "analyst", "anthropologist", "archivist",
    "artist", "associate", "author", "blogger", "candidate", "chair", "co-author", "co-founder", "columnist",
    "commentator", "consultant", "contributor", "correspondent", "critic", "curator", "dean", "developer",
    "diplomat", "director", "doctor", "economist", "editor", "editor-in-chief", "engineer", "essayist",
    "expert",
    "fellow", "founder", "freelance", "historian", "investigator", "journalist", "lawyer", "lecturer",
    "librarian", "linguist", "musician", "novelist", "nurse", "philosopher", "photographer", "physicist",
    "playwright", "poet", "producer", "professor", "programmer", "psychologist", "publisher", "reader",
    "reporter", "research", "researcher", "scholar", "scientist", "sociologist", "specialist", "strategist",
    "student", "teacher", "translator", "visiting", "writer", "autor", "autorin", "journalistin",
    "professorin",
    "redakteur", "redakteurin", "historiker", "historikerin", "journaliste", "professeur", "professeure",
    "écrivain", "historien", "historienne", "periodista", "profesor", "profesora", "escritor", "escritora",
    "giornalista", "professore", "scrittore", "профессор", "журналист", "журналистка", "историк", "экономист",
    "политолог", "обозреватель", "редактор", "корреспондент", "писатель", "автор",
  ]
}
