import Model
import Testing

@testable import FeedParsing

@Suite struct ValueTests {
  @Test(
    arguments: [
      ("3723", 3723), ("62:03", 3723), ("1:02:03", 3723), (" 01:02:03 ", 3723), ("1:02:03.5", 3723.5),
      ("1:02:03,5", 3723.5), ("PT1H2M3S", 3723), ("P1DT1H", 90_000), ("pt3723s", 3723), ("1h 2m", 3720),
      ("1h2m3s", 3723), ("62 min", 3720), ("1 hour, 2 minutes", 3720), ("90 sec.", 90), ("1.5h", 5400),
      ("0", 0),
      ("", nil), ("about an hour", nil), ("1:2:3:4", nil), ("-5", nil), ("1h 2", nil), ("2m 1h", nil),
      ("PT", nil),
      ("1:xx", nil), ("99999999999", nil), ("5 apples", nil),
    ] as [(String, Double?)])
  func `a duration is in seconds`(text: String, expected: Double?) {
    #expect(Duration.seconds(text) == expected)
  }

  @Test(
    arguments: [
      ("1234", 1234), (" 1234 ", 1234), ("1,234", 1234), ("1.234.567", 1_234_567), ("1 234 567", 1_234_567),
      ("1'234", 1234), ("1234.0", 1234), ("1234.00", 1234), ("1234 bytes", 1234), ("1234b", 1234), ("0", 0),
      ("", nil), ("-5", nil), ("1.2 MB", nil), ("1.2", nil), ("12,34", nil), ("12:34", nil), ("unknown", nil),
      ("99999999999999999999", nil), ("1,23,456", nil), (",", nil), ("1234,567", nil),
    ] as [(String, Int?)])
  func `a file's size is a whole number of bytes`(text: String, expected: Int?) {
    #expect(Int(fileSize: text) == expected)
  }
}
