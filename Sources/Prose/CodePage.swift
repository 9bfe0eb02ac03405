internal import Markup

/// An encoding of one byte a character, the other way around: which byte a character is.
struct CodePage: Sendable {
  private let bytes: [UInt32: UInt8]

  /// `upper` holds the scalars of the bytes from 0x80 on.
  private init(upper: [UInt32]) {
    bytes = Dictionary(
      zip(upper, UInt8(0x80)...UInt8.max), uniquingKeysWith: { first, _ in first })
  }

  /// The byte of a character; nil for one that the encoding doesn't have.
  func byte(of scalar: UInt32) -> UInt8? { scalar < 0x80 ? UInt8(scalar) : bytes[scalar] }

  /// Western European.
  static let windows1252 = CodePage(upper: (UInt8(0x80)...UInt8.max).map(Windows1252.scalar))

  /// Cyrillic.
  static let windows1251 = CodePage(
    upper: """
      ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
      АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
      """.unicodeScalars.map(\.value))
}
