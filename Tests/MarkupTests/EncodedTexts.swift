import Testing

/// A text and its bytes in a legacy encoding.
struct EncodedText: Sendable, CustomTestStringConvertible {
  let encoding: String
  let text: String
  let bytes: [UInt8]

  var testDescription: String { encoding }

  init(_ encoding: String, _ text: String, _ hex: String) {
    self.encoding = encoding
    self.text = text
    let digits = hex.utf8.map { UInt8(truncatingIfNeeded: Int(String(UnicodeScalar($0)), radix: 16) ?? 0) }
    bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  static let all: [EncodedText] = [
    EncodedText(
      "shift_jis", "日本語のニュースです。カタカナも。",
      "93fa967b8cea82cc836a8385815b835882c582b78142834a835e834a836982e08142"),
    EncodedText(
      "euc-jp", "日本語のニュースです。カタカナも。",
      "c6fccbdcb8eca4cea5cba5e5a1bca5b9a4c7a4b9a1a3a5aba5bfa5aba5caa4e2a1a3"),
    EncodedText(
      "iso-2022-jp", "日本語のニュースです。カタカナも。",
      "1b2442467c4b5c386c244e254b2565213c2539244724392123252b253f252b254a246221231b2842"),
    EncodedText(
      "gbk", "中国的新闻，这是第一条。镕",
      "d6d0b9fab5c4d0c2cec5a3acd5e2cac7b5dad2bbccf5a1a3e946"),
    EncodedText(
      "gb18030", "中国的新闻，这是第一条。镕",
      "d6d0b9fab5c4d0c2cec5a3acd5e2cac7b5dad2bbccf5a1a3e946"),
    EncodedText(
      "big5", "這是一則新聞，內容是中文的。",
      "b36fac4fa440ab68b773bb44a141a4baae65ac4fa4a4a4e5aabaa143"),
    EncodedText(
      "euc-kr", "한국어 뉴스입니다. 오늘의 소식.",
      "c7d1b1b9beee20b4babdbac0d4b4cfb4d92e20bfc0b4c3c0c720bcd2bdc42e"),
    EncodedText(
      "windows-1251", "Новости дня: сегодня в городе",
      "cdeee2eef1f2e820e4edff3a20f1e5e3eee4edff20e220e3eef0eee4e5"),
    EncodedText(
      "koi8-r", "Новости дня: сегодня в городе",
      "eecfd7cfd3d4c920c4ced13a20d3c5c7cfc4ced120d720c7cfd2cfc4c5"),
    EncodedText(
      "windows-1252", "Les nouvelles été – “déjà vu” €",
      "4c6573206e6f7576656c6c657320e974e92096209364e96ae0207675942080"),
    EncodedText(
      "iso-8859-2", "Zażółć gęślą jaźń",
      "5a61bff3b3e62067eab66cb1206a61bcf1"),
    EncodedText(
      "windows-1253", "Τα νέα της ημέρας",
      "d4e120eddde120f4e7f220e7ecddf1e1f2"),
    EncodedText(
      "windows-1255", "חדשות היום",
      "e7e3f9e5fa20e4e9e5ed"),
    EncodedText(
      "windows-1256", "أخبار اليوم",
      "c3cec8c7d120c7e1ede6e3"),
    EncodedText(
      "windows-874", "ข่าววันนี้",
      "a2e8d2c7c7d1b9b9d5e9"),
    EncodedText(
      "macintosh", "déjà vu",
      "648e6a88207675"),
    EncodedText(
      "ibm866", "Новости дня",
      "8daea2aee1e2a820a4adef"),
  ]
}
