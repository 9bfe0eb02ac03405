internal import Markup

/// Language tags in the form BCP 47 recommends.
enum LanguageTag {
  /// No tag is longer.
  static let maxBytes = 35

  /// `en_us` → `en-US`, `iw` → `he`, `English` → `en`; nil for what is no language tag, or none of a language.
  static func normal(_ text: String?) -> String? {
    // "en, de" and "de;q=0.8" name more than one.
    guard let first = text?.split(whereSeparator: { ",;".contains($0) }).first else { return nil }
    let parts = String(first).trimmingWhitespace.split {
      "-_.@".contains($0)
    }
    guard let language = parts.first.map({ $0.lowercased() }) else { return nil }
    if let known = names[language] { return known }
    guard (2...3).contains(language.utf8.count), language.utf8.allSatisfy(\.isASCIILetter),
      !noLanguages.contains(language)
    else { return nil }
    var tag = [replaced[language] ?? language]
    for part in parts.dropFirst() {
      guard let piece = normalPart(part, isFirst: tag.count == 1) else { break }
      tag.append(piece)
    }
    let whole = tag.joined(separator: "-")
    return whole.utf8.count <= maxBytes ? whole : nil
  }

  /// The language of a tag without script and region.
  static func primary(_ tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  private static func normalPart(_ part: Substring, isFirst: Bool) -> String? {
    guard part.utf8.allSatisfy(\.isASCIIAlphanumeric) else { return nil }
    let lower = part.lowercased()
    switch part.utf8.count {
    case 2 where part.utf8.allSatisfy(\.isASCIILetter): return lower == "uk" ? "GB" : part.uppercased()
    case 3 where part.utf8.allSatisfy(\.isASCIIDigit): return lower
    case 4 where part.utf8.allSatisfy(\.isASCIILetter) && isFirst:
      return part.prefix(1).uppercased() + lower.dropFirst()
    case 5...8 where !encodings.contains(lower): return lower
    default: return nil
    }
  }

  /// What is written in the place of a tag and names no language.
  private static let noLanguages: Set<String> = ["und", "mul", "zxx", "mis", "xx"]
  private static let encodings: Set<String> = ["utf8", "latin1", "iso8859"]

  /// Codes that were withdrawn, and countries in the place of their language.
  private static let replaced: [String: String] = [
    "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "jp": "ja", "cn": "zh", "gr": "el", "cz": "cs",
    "dk": "da",
    "ua": "uk", "kr": "ko", "vn": "vi", "us": "en", "gb": "en", "eng": "en", "deu": "de", "ger": "de",
    "fra": "fr",
    "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "nld": "nl", "dut": "nl", "pol": "pl",
    "jpn": "ja", "zho": "zh", "chi": "zh", "kor": "ko", "ara": "ar", "tur": "tr", "swe": "sv", "dan": "da",
    "nor": "no", "fin": "fi", "ces": "cs", "cze": "cs", "hun": "hu", "ukr": "uk", "ron": "ro", "rum": "ro",
  ]

  private static let names: [String: String] = [
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "francais": "fr",
    "spanish": "es", "español": "es", "espanol": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "russian": "ru", "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl",
    "japanese": "ja", "chinese": "zh", "korean": "ko", "turkish": "tr", "swedish": "sv", "danish": "da",
    "norwegian": "no", "finnish": "fi", "czech": "cs", "arabic": "ar",
  ]
}
