import Markup
import TestSupport
import Testing

struct BinaryTests {
  @Test(arguments: [
    [UInt8]("%PDF-1.7\n1 0 obj".utf8),
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x01],
    [UInt8](0...255),
  ])
  func `images, PDFs and bytes of every value look binary`(bytes: [UInt8]) {
    #expect(DecodedBytes.areBinary(bytes, charset: nil, as: .html))
  }

  @Test(arguments: try Samples.pages)
  func `a page does not`(sample: PageSample) throws {
    #expect(try !DecodedBytes.areBinary(sample.bytes, charset: nil, as: .html))
  }

  @Test func `nor does text with a few stray control characters`() {
    let text = String(repeating: "Some words and a vertical tab.\u{B} ", count: 20)
    let bytes = Array((text + String(repeating: "word ", count: 100)).utf8)
    #expect(!DecodedBytes.areBinary(bytes, charset: nil, as: .text))
    #expect(!DecodedBytes.areBinary([], charset: nil, as: .text))
  }

  @Test(arguments: ["<p>Где книги? Там, у моря.</p>", "<p>終点の駅に残った一冊のノート</p>"])
  func `nor does UTF-16, whose bytes are full of them`(text: String) {
    let bytes: [UInt8] =
      [0xFE, 0xFF] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(!DecodedBytes.areBinary(bytes, charset: nil, as: .html))
  }
}
