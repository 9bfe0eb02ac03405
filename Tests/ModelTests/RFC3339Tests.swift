import Foundation
import Model
import Testing

struct RFC3339Tests {
  @Test(arguments: [
    (1_410_448_920.0, "2014-09-11T15:22:00Z"), (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (0.5, "1970-01-01T00:00:00.5Z"), (0.07, "1970-01-01T00:00:00.07Z"),
    (-0.001, "1969-12-31T23:59:59.999Z"), (0.0001, "1970-01-01T00:00:00Z"),
    (-62_135_596_800, "0001-01-01T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (-2_203_891_200, "1900-03-01T00:00:00Z"),
  ])
  func `a date is written in UTC and read again`(seconds: Double, text: String) {
    #expect(RFC3339.write(Date(timeIntervalSince1970: seconds)) == text)
    let read = RFC3339.parse(text)?.timeIntervalSince1970 ?? .nan
    #expect(abs(read - seconds) < 0.0006)
  }

  @Test(arguments: [-62_135_596_801, 253_402_300_800, .infinity, -.infinity, .nan, 1e300])
  func `a date outside of four-digit years is not written`(seconds: Double) {
    #expect(RFC3339.write(Date(timeIntervalSince1970: seconds)) == nil)
  }

  @Test func `every day of many years agrees with the system's own calendar`() throws {
    let style = Date.ISO8601FormatStyle()
    for day in stride(from: -700_000, through: 2_900_000, by: 371) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 45_296)
      let text = try #require(RFC3339.write(date))
      // The system's calendar is Julian before 1582.
      if day > -141_000 { #expect(text == date.formatted(style)) }
      #expect(RFC3339.parse(text) == date)
    }
  }

  @Test(arguments: [
    ("2014-09-11T19:22:00+04:00", 1_410_448_920.0), ("2014-09-11t15:22:00z", 1_410_448_920),
    ("2014-09-11 15:22:00Z", 1_410_448_920), ("2014-09-11T10:52:00-04:30", 1_410_448_920),
    ("1990-12-31T23:59:60Z", 662_688_000), ("1970-01-01T00:00:00.1259Z", 0.125),
    ("1970-01-01T00:00:00.000000000000000000000001Z", 0), ("1970-01-01T00:00:00-00:00", 0),
  ])
  func `the forms of RFC 3339 are read`(text: String, seconds: Double) {
    #expect(RFC3339.parse(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    "", "2014", "2014-09-11", "2014-9-11T15:22:00Z", "2014-13-01T00:00:00Z", "2014-02-29T00:00:00Z",
    "2014-09-11T24:00:00Z", "2014-09-11T15:60:00Z", "2014-09-11T15:22:61Z", "2014-09-11T15:22:00",
    "2014-09-11T15:22:00+4", "2014-09-11T15:22:00+24:00", "2014-09-11T15:22:00.Z", "2014-09-11T15:22:00ZZ",
    "0000-01-01T00:00:00Z", "٢٠١٤-09-11T15:22:00Z", "1900-02-29T00:00:00Z",
  ])
  func `anything else is not a date`(text: String) {
    #expect(RFC3339.parse(text) == nil)
  }
}
