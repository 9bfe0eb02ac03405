internal import Markup
internal import Model

extension Person {
  /// A person out of one text: "Name (mail)", "mail (Name)", "Name <mail>", a mail address, or a name.
  ///
  /// nil when nothing is left.
  init?(feedText text: String) {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    guard let range = bytes.mailAddress else {
      self.init(name: text)
      return
    }
    let email = String(decoding: bytes[range], as: UTF8.self)
    let around = String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
    let name = Person.name(in: around)
    self.init(name: name, email: email)
  }

  /// What is left of a person's text without the address, without the marks that held the address.
  private static func name(in text: String) -> String? {
    var name = text.replacing("mailto:", with: "").replacing("()", with: "").replacing("<>", with: "")
      .replacing("[]", with: "").trimmed
    while let first = name.first, let last = name.last, name.count > 1, isPair(first, last) {
      name = String(name.dropFirst().dropLast()).trimmed
    }
    while let last = name.last, ",;:-–|<([".contains(last) { name = String(name.dropLast()).trimmed }
    while let first = name.first, ",;:-–|>)]".contains(first) { name = String(name.dropFirst()).trimmed }
    return name.isEmpty ? nil : name
  }

  private static func isPair(_ first: Character, _ last: Character) -> Bool {
    switch (first, last) {
    case ("(", ")"), ("<", ">"), ("[", "]"), ("\"", "\""), ("'", "'"), ("“", "”"): true
    default: false
    }
  }
}

extension [UInt8] {
  /// Where a mail address stands; nil when there is none.
  fileprivate var mailAddress: Range<Int>? {
    for at in indices where self[at] == UInt8(ascii: "@") {
      var start = at
      while start > 0, self[start - 1].isLocalPart { start -= 1 }
      var end = at + 1
      while end < count, self[end].isDomain { end += 1 }
      while end > at + 1, self[end - 1] == UInt8(ascii: ".") || self[end - 1] == UInt8(ascii: "-") {
        end -= 1
      }
      if start < at, self[(at + 1)..<end].contains(UInt8(ascii: ".")) { return start..<end }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isLocalPart: Bool {
    isASCIILetter || isASCIIDigit || self >= 0x80 || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(self)
  }

  fileprivate var isDomain: Bool {
    isASCIILetter || isASCIIDigit || self >= 0x80 || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}
