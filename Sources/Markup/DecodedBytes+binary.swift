extension DecodedBytes {
  /// How many bytes are looked at to tell text from everything else.
  private static let sniffedBytes = 4096

  /// True for what no text begins with: an image, an archive, a PDF.
  ///
  /// One control character in fifty is far past what damaged text has, and half of what random bytes have.
  /// They are counted after decoding, since UTF-16 is full of them before.
  package static func areBinary(_ bytes: [UInt8], charset: String?, as kind: MarkupKind) -> Bool {
    let head = DecodedBytes(Array(bytes.prefix(sniffedBytes)), charset: charset, as: kind).utf8
    if head.starts(with: "%PDF-".utf8) { return true }
    let controls = head.reduce(0) { $0 + ($1.isBinaryControl ? 1 : 0) }
    return controls * 50 > head.count
  }
}

extension UInt8 {
  /// True for control characters without a use in text; escape and form feed have one. NUL counts as none:
  /// some pages are padded with it, and decoders drop it.
  fileprivate var isBinaryControl: Bool {
    switch self {
    case 0x01...0x08, 0x0B, 0x0E...0x1A, 0x1C...0x1F: true
    default: false
    }
  }
}
