import Testing

@testable import Prose

@Suite struct TextTests {
  @Test func `white space collapses and invisible characters go`() {
    #expect(normalizedText("  a\u{A0}\n b\u{200B}c\u{FEFF} ") == "a bc")
  }
}
