import Foundation
import Testing

@testable import Markup

@Suite struct Base64Tests {
  @Test func `bytes of every length come back`() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      let text = Array(Data(bytes).base64EncodedString().utf8)
      #expect(Base64.decode(text[...]) == bytes)
      #expect(Base64.decode(([0x22] + text + [0x22])[1..<text.count + 1]) == bytes)
    }
  }

  @Test(arguments: [
    "A", "AA", "AAA", "AA=A", "=AAA", "A===", "====", "AAAA====", "AA\nA", "AAA\n", "AA-_", "AA =",
  ])
  func `what is more than the alphabet is left to others`(text: String) {
    #expect(Base64.decode(Array(text.utf8)[...]) == nil)
  }
}
