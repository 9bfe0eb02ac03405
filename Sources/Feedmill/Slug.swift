internal import Foundation

/// The part of a file name that tells a person what is inside: `[a-z0-9-]`, at most 60 characters.
struct Slug {
  /// Longer ones are cut, at the end of a word when there is one.
  static let maxLength = 60

  /// Lower-case letters, digits and single hyphens; empty when the title has none that can be spelled so.
  let text: String

  /// The slug of a title. Latin letters lose their marks, Cyrillic and Greek are spelled in Latin.
  init(_ title: String) {
    var words: [String] = []
    var word = ""
    // The transliteration of an endless title would be endless work.
    for scalar in Slug.latin(String(title.prefix(200))).unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "A"..."Z": word.unicodeScalars.append(contentsOf: String(scalar).lowercased().unicodeScalars)
      // An apostrophe, a soft or hard sign: don't becomes dont.
      case "'", "’", "ʹ", "ʺ", "\u{300}"..."\u{36F}": continue
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    text = Slug.joined(words)
  }

  private static func latin(_ title: String) -> String {
    var title = title
    for (letter, spelling) in spellings where title.contains(letter) {
      title = title.replacing(letter, with: spelling)
    }
    if title.utf8.allSatisfy({ $0 < 0x80 }) { return title }
    return title.applyingTransform(.toLatin, reverse: false)?
      .applyingTransform(.stripCombiningMarks, reverse: false) ?? title
  }

  /// Letters that are not a letter with a mark.
  private static let spellings = [
    ("ß", "ss"), ("æ", "ae"), ("Æ", "ae"), ("œ", "oe"), ("Œ", "oe"), ("ø", "o"), ("Ø", "o"), ("đ", "d"),
    ("ð", "d"),
    ("þ", "th"), ("ł", "l"), ("Ł", "l"), ("ı", "i"),
  ]

  private static func joined(_ words: [String]) -> String {
    var text = ""
    for word in words {
      let next = text.isEmpty ? word : text + "-" + word
      if next.count > maxLength { return text.isEmpty ? String(word.prefix(maxLength)) : text }
      text = next
    }
    return text
  }
}
