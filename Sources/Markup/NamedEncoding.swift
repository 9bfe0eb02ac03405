/// An encoding that somebody said bytes are in.
struct NamedEncoding {
  /// The WHATWG name in lower case, or the C library's for one that only XML declares.
  var name: String

  /// `<?xm` in EBCDIC.
  static let ebcdicDeclaration: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94]

  /// nil for a label that means nothing. Wide encodings are found by their bytes, so a label for one that
  /// could be read doesn't hold.
  init?(label: String, as kind: MarkupKind) {
    let lowered = label.lowercased()
    if let name = EncodingLabels.encoding(for: lowered) {
      guard !name.hasPrefix("utf-16") else { return nil }
      self.name = name
    } else {
      let isWide = ["utf-16", "utf-32", "utf16", "utf32", "ucs", "unicode", "csucs"]
        .contains { lowered.hasPrefix($0) }
      guard kind == .xml, !isWide, Iconv.utf8(decoding: [0x20], from: lowered.uppercased()) != nil else {
        return nil
      }
      name = lowered
    }
  }

  /// The encoding that a declaration in EBCDIC names; the letters of a declaration are the same in all.
  init(declaredInEBCDIC bytes: [UInt8]) {
    let head = Iconv.utf8(decoding: Array(bytes.prefix(256)), from: "IBM037")?.utf8 ?? []
    name = DeclaredEncoding.xmlLabel(in: head)?.lowercased() ?? "ibm037"
  }

  /// What the C library calls it.
  private var converterName: String {
    switch name {
    case "big5": "BIG5-HKSCS"
    case "euc-jp": "EUC-JP-MS"
    case "euc-kr": "UHC"
    case "gbk", "gb18030": "GB18030"
    case "iso-8859-8-i": "ISO-8859-8"
    case "shift_jis": "WINDOWS-31J"
    case "windows-874": "CP874"
    case "x-mac-cyrillic": "MAC-CYRILLIC"
    default: name.hasPrefix("windows-") ? "CP" + name.dropFirst(8) : name.uppercased()
    }
  }

  /// Whether all of ASCII means the same in it.
  private var containsASCII: Bool {
    !["iso-2022-jp", "hz-gb-2312", "utf-7"].contains(name) && EncodingLabels.encoding(for: name) != nil
  }

  /// The bytes read so; nil when they can't be in this encoding.
  func decode(_ bytes: [UInt8], as kind: MarkupKind) -> DecodedBytes? {
    guard containsASCII else { return convert(bytes) }
    let start = bytes.indexOfInvalidUTF8()
    if start == bytes.count, name == "utf-8" { return DecodedBytes(utf8: bytes, encoding: name) }
    let form = UTF8Form(of: bytes)
    if start == bytes.count {
      if form.sequences == 0 { return DecodedBytes(utf8: bytes, encoding: name) }
      if form.sequences >= sequencesThatProveUTF8 {
        return DecodedBytes(utf8: bytes, encoding: "utf-8")
      }
      return convert(bytes)
    }
    if name == "utf-8" {
      return form.isMostlyValid ? DecodedBytes(mending: bytes) : nil
    }
    if form.sequences >= 8 * form.badBytes, form.sequences >= sequencesThatProveUTF8 {
      return DecodedBytes(mending: bytes)
    }
    return convert(bytes)
  }

  /// Letters of other languages can pass for one or two characters of UTF-8; no Western text does.
  private var sequencesThatProveUTF8: Int {
    ["windows-1252", "windows-1254", "iso-8859-15"].contains(name) ? 1 : 4
  }

  private func convert(_ bytes: [UInt8]) -> DecodedBytes? {
    if name == "windows-1252" || name == "x-user-defined" {
      return DecodedBytes(utf8: Windows1252.utf8(decoding: bytes), encoding: "windows-1252")
    }
    guard let (utf8, badBytes) = Iconv.utf8(decoding: bytes, from: converterName) else { return nil }
    // A wrong name shows: one in ten bytes of another encoding and more means nothing in this one.
    let highBytes = bytes.reduce(0) { $0 + Int($1 >> 7) }
    guard badBytes * 10 <= max(highBytes, 10) else { return nil }
    return DecodedBytes(utf8: utf8, encoding: name, wasRepaired: badBytes > 0)
  }
}
