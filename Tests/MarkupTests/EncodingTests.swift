import Testing

@testable import Markup

@Suite struct EncodingTests {
  func text(_ decoded: DecodedBytes) -> String { String(decoding: decoded.utf8, as: UTF8.self) }

  @Test(arguments: EncodedText.all)
  func `a page is read in the encoding its meta declares`(sample: EncodedText) {
    let metas = [
      "<meta charset=\(sample.encoding)><title>",
      "<!-- <meta charset=utf-16> --><META Charset = '\(sample.encoding)'>",
      "<meta content='text/html; charset=\(sample.encoding)' http-equiv=Content-Type>",
      "<title a='>'>x</title><meta\ncontent=\"charset = '\(sample.encoding)'\" http-equiv=\"content-type\" />",
    ]
    for meta in metas {
      let decoded = DecodedBytes(Array(meta.utf8) + sample.bytes, charset: nil, as: .html)
      #expect(text(decoded) == meta + sample.text)
      #expect(decoded.encoding == sample.encoding)
      #expect(!decoded.wasRepaired && !decoded.declaredDiffers)
    }
  }

  @Test(arguments: EncodedText.all)
  func `a feed is read in the encoding its declaration or the server names`(sample: EncodedText) {
    let head = "<?xml version='1.0' encoding=\"\(sample.encoding.uppercased())\"?><a>"
    let feed = DecodedBytes(Array(head.utf8) + sample.bytes, charset: nil, as: .xml)
    #expect(text(feed) == head + sample.text)
    let other = "<?xml version='1.0' encoding='windows-1257'?>"
    let served = DecodedBytes(Array(other.utf8) + sample.bytes, charset: sample.encoding, as: .xml)
    #expect(text(served) == other + sample.text)
    #expect(served.encoding == sample.encoding)
  }

  @Test(arguments: ["shift_jis", "euc-jp", "gbk", "big5", "euc-kr", "windows-1251", "koi8-r", "windows-1252"])
  func `undeclared bytes are guessed`(encoding: String) throws {
    let sample = try #require(EncodedText.all.first { $0.encoding == encoding })
    for declared in ["", "<meta charset=utf-8>"] {
      let decoded = DecodedBytes(Array("\(declared)<p>".utf8) + sample.bytes, charset: nil, as: .html)
      #expect(text(decoded) == declared + "<p>" + sample.text)
      #expect(decoded.encoding == encoding)
      #expect(decoded.declaredDiffers == (declared != ""))
    }
  }

  @Test func `escapes give ISO-2022-JP away`() throws {
    let sample = try #require(EncodedText.all.first { $0.encoding == "iso-2022-jp" })
    let decoded = DecodedBytes(Array("<p>".utf8) + sample.bytes, charset: nil, as: .html)
    #expect(text(decoded) == "<p>" + sample.text)
    #expect(decoded.encoding == "iso-2022-jp")
  }

  @Test func `the language tells encodings of one shape apart`() throws {
    let sample = try #require(EncodedText.all.first { $0.encoding == "windows-1253" })
    let decoded = DecodedBytes(Array("<html lang=\"el\">".utf8) + sample.bytes, charset: nil, as: .html)
    #expect(decoded.encoding == "windows-1253")
    #expect(text(decoded).hasSuffix(sample.text))
  }

  @Test(arguments: [
    ("gb2312", "gbk"), ("latin1", "windows-1252"), ("us-ascii", "windows-1252"), ("x-sjis", "shift_jis"),
    (" UTF8 ", "utf-8"), ("\"iso-8859-1\"", "windows-1252"), ("ks_c_5601-1987", "euc-kr"),
    ("cp1251", "windows-1251"),
  ])
  func `labels mean what browsers take them for`(label: String, encoding: String) {
    #expect(EncodingLabels.encoding(for: label) == encoding)
  }

  @Test func `gb2312 is read as GBK`() {
    let decoded = DecodedBytes(Array("<meta charset=gb2312>".utf8) + [0xE9, 0x46], charset: nil, as: .html)
    #expect(text(decoded).hasSuffix("镕") || text(decoded).hasSuffix("\u{9555}"))
  }

  @Test(arguments: ["utf-16le", "utf-16be", "utf-32le", "utf-32be"], [true, false])
  func `wide text is found by its mark or its zeros`(encoding: String, hasMark: Bool) {
    let sample = "<?xml version='1.0'?><rss><title>Größe 日本 😀</title></rss>"
    var bytes: [UInt8] = []
    let scalars = (hasMark ? "\u{FEFF}" : "") + sample
    if encoding.hasPrefix("utf-16") {
      for unit in scalars.utf16 {
        bytes +=
          encoding.hasSuffix("le")
          ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)]
      }
    } else {
      for scalar in scalars.unicodeScalars {
        let big = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
        bytes += encoding.hasSuffix("le") ? big.reversed() : big
      }
    }
    let decoded = DecodedBytes(bytes, charset: "iso-8859-1", as: .xml)
    #expect(text(decoded) == sample)
    #expect(decoded.encoding == encoding)
    #expect(!decoded.wasRepaired)
  }

  @Test func `utf-16 declared over single bytes doesn't hold`() {
    let xml = "<?xml version='1.0' encoding='utf-16'?><a>é</a>"
    for charset in [nil, "utf-16", "ucs-2", "utf-32"] {
      let decoded = DecodedBytes(Array(xml.utf8), charset: charset, as: .xml)
      #expect(text(decoded) == xml)
      #expect(decoded.encoding == "utf-8")
    }
  }

  @Test func `latin1 declared over UTF-8 doesn't hold`() {
    for charset in ["iso-8859-1", "windows-1252", "us-ascii"] {
      let decoded = DecodedBytes(Array("<p>café".utf8), charset: charset, as: .html)
      #expect(text(decoded) == "<p>café")
      #expect(decoded.encoding == "utf-8")
      #expect(decoded.declaredDiffers && !decoded.wasRepaired)
    }
  }

  @Test func `UTF-8 declared over windows-1252 doesn't hold`() {
    let bytes = Array("<meta charset=utf-8><p>d".utf8) + [0xE9] + Array("j".utf8) + [0xE0, 0x20, 0x93]
    let decoded = DecodedBytes(bytes, charset: "utf-8", as: .html)
    #expect(text(decoded).hasSuffix("déjà “"))
    #expect(decoded.encoding == "windows-1252")
    #expect(decoded.declaredDiffers)
  }

  @Test func `few bad bytes in UTF-8 are mended`() {
    let bytes =
      Array("日本語 – caf".utf8) + [0xE9] + Array(" it".utf8) + [0x92] + Array("s cut ".utf8) + [
        0xE6, 0x97, 0x20,
      ]
    let decoded = DecodedBytes(bytes, charset: "utf-8", as: .text)
    #expect(text(decoded) == "日本語 – café it’s cut \u{FFFD} ")
    #expect(decoded.wasRepaired && !decoded.declaredDiffers)
  }

  @Test func `mark and NUL are taken out`() {
    let decoded = DecodedBytes([0xEF, 0xBB, 0xBF] + Array("<a>b\0c".utf8), charset: "shift_jis", as: .xml)
    #expect(text(decoded) == "<a>bc")
    #expect(decoded.encoding == "utf-8")
  }

  @Test func `EBCDIC and other encodings of the C library serve in XML only`() throws {
    let xml = "<?xml version='1.0' encoding='cp037'?><a>b</a>"
    let ebcdic = try #require(Iconv.utf8(decoding: [0x4C, 0x6F, 0xA7, 0x94, 0x93], from: "IBM037"))
    #expect(ebcdic.utf8 == Array("<?xml".utf8))
    let bytes: [UInt8] = xml.utf8.map { byte in
      UInt8((0...255).first { Iconv.utf8(decoding: [UInt8($0)], from: "IBM037")?.utf8 == [byte] } ?? 0x6F)
    }
    let decoded = DecodedBytes(bytes, charset: nil, as: .xml)
    #expect(text(decoded) == xml)
    #expect(decoded.encoding == "cp037")
    #expect(NamedEncoding(label: "cp437", as: .xml)?.decode([0x80, 0x81], as: .xml).map(text) == "Çü")
    #expect(NamedEncoding(label: "cp437", as: .html) == nil)
  }

  @Test(arguments: ["../../x", "UTF-8//TRANSLIT", "", "a b", "ebcdic\0", String(repeating: "a", count: 100)])
  func `names that are no encoding are passed over`(label: String) {
    #expect(NamedEncoding(label: label, as: .xml) == nil)
    #expect(text(DecodedBytes(Array("<a>é".utf8), charset: label, as: .xml)) == "<a>é")
  }

  @Test(arguments: [
    ("text/html; charset=utf-8", "utf-8"), ("text/xml;CHARSET=\"Big5\"; x", "Big5"), ("text/html", nil),
    ("a; charset = 'x y'", "x y"), ("charset=", nil), ("charset charset=z", "z"),
  ])
  func `the charset is read from a content type`(header: String, charset: String?) {
    #expect(DecodedBytes.charset(inContentType: header) == charset)
  }

  @Test func `nothing at all is UTF-8`() {
    #expect(DecodedBytes([], charset: nil, as: .html).encoding == "utf-8")
  }
}
