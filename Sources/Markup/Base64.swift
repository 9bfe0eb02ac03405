/// Bytes written in base64, as pages are in a batch.
package enum Base64 {
  /// The bytes; nil for text with anything in it but the alphabet and what pads its end.
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
    if padding == 1, text.last != UInt8(ascii: "=") { return nil }
    let whole = (text.count - (padding > 0 ? 4 : 0)) / 4
    var isClean = true
    var bytes = unsafe [UInt8](unsafeUninitializedCapacity: whole * 3 + 3) { output, count in
      unsafe text.withUnsafeBufferPointer { text in
        isClean = unsafe decode(text, groups: whole, into: output)
      }
      count = isClean ? whole * 3 : 0
    }
    guard isClean else { return nil }
    if padding > 0 {
      guard let rest = decodedEnd(text.suffix(4).prefix(4 - padding)) else { return nil }
      bytes += rest
    }
    return bytes
  }

  /// Groups of four characters to three bytes each; false when one isn't of the alphabet.
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, groups: Int, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    unsafe values.withUnsafeBufferPointer { values in
      var seen: UInt8 = 0
      for group in 0..<groups {
        let first = unsafe values[Int(text[4 &* group])]
        let second = unsafe values[Int(text[4 &* group &+ 1])]
        let third = unsafe values[Int(text[4 &* group &+ 2])]
        let fourth = unsafe values[Int(text[4 &* group &+ 3])]
        seen |= first | second | third | fourth
        unsafe output[3 &* group] = first << 2 | second >> 4
        unsafe output[3 &* group &+ 1] = second << 4 | third >> 2
        unsafe output[3 &* group &+ 2] = third << 6 | fourth
      }
      return seen < notInAlphabet
    }
  }

  /// The last two or three characters.
  private static func decodedEnd(_ characters: ArraySlice<UInt8>) -> [UInt8]? {
    let bits = characters.map { values[Int($0)] }
    guard bits.allSatisfy({ $0 < notInAlphabet }) else { return nil }
    if bits.count == 2 { return [bits[0] << 2 | bits[1] >> 4] }
    return [bits[0] << 2 | bits[1] >> 4, bits[1] << 4 | bits[2] >> 2]
  }

  private static let notInAlphabet: UInt8 = 0x40

  /// The six bits of each byte.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: notInAlphabet, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (number, byte) in alphabet.utf8.enumerated() { values[Int(byte)] = UInt8(number) }
    return values
  }()
}
