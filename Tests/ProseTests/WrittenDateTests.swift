import Foundation
import Model
import TestSupport
import Testing

@testable import Prose

@Suite struct WrittenDateTests {
  /// What is written and the moment it means; nil for what is no date.
  static let table: [(String, String?)] = [
    ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Thu, 1 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Thu, 01 Jan 99 19:48 GMT", "1999-01-01T19:48:00Z"),
    ("01 Jan 2004 19:48:21 +0230", "2004-01-01T17:18:21Z"),
    ("Thu,01 January 2004 19:48:21 EST", "2004-01-02T00:48:21Z"),
    ("Thu, Jan 1 2004 19:48:21 PDT", "2004-01-02T02:48:21Z"),
    ("January 5, 2004 7:08 PM", "2004-01-05T19:08:00Z"),
    ("Jan 5, 2004 12:08 a.m.", "2004-01-05T00:08:00Z"),
    ("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z"),
    ("Wed, 19 Aug 2009 18:28:00 Etc/GMT+4", "2009-08-19T22:28:00Z"),
    ("Wed, 19 Aug 2009 18:28:00 GMT+2", "2009-08-19T16:28:00Z"),
    ("Wed, 19 Aug 2009 18:28:00 UTC-05:00", "2009-08-19T23:28:00Z"),
    ("Wed, 19 Aug 2009 18:28:00 +02:00 (CEST)", "2009-08-19T16:28:00Z"),
    ("Wed, 19 Aug 2009 24:00:00 GMT", "2009-08-20T00:00:00Z"),
    ("19 Aug 2009", "2009-08-19T00:00:00Z"),
    ("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z"),
    ("Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06Z"),
    ("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z"),
    ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"),
    ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
    ("2003-12-31T10:14:55.123+08:00", "2003-12-31T02:14:55.123Z"),
    ("2003-12-31T10:14:55-0800", "2003-12-31T18:14:55Z"),
    ("2003-12-31T10:14Z", "2003-12-31T10:14:00Z"),
    ("2003-12-31 10:14:55", "2003-12-31T10:14:55Z"),
    ("2003-12-31 10:14:55 EST", "2003-12-31T15:14:55Z"),
    ("2003-12-31", "2003-12-31T00:00:00Z"),
    ("2003-12", "2003-12-01T00:00:00Z"),
    ("2003", "2003-01-01T00:00:00Z"),
    ("20031231", "2003-12-31T00:00:00Z"),
    ("20031231T101455Z", "2003-12-31T10:14:55Z"),
    ("20031231101455", "2003-12-31T10:14:55Z"),
    ("2003-365", "2003-12-31T00:00:00Z"),
    ("2003365", "2003-12-31T00:00:00Z"),
    ("2009-W01-1", "2008-12-29T00:00:00Z"),
    ("03-12-31", "2003-12-31T00:00:00Z"),
    ("2004-02-29", "2004-02-29T00:00:00Z"),
    ("31.12.2003 10:14", "2003-12-31T10:14:00Z"),
    ("12/31/2003 10:14", "2003-12-31T10:14:00Z"),
    ("31/12/2003", "2003-12-31T00:00:00Z"),
    ("1072865695", "2003-12-31T10:14:55Z"),
    ("1072865695000", "2003-12-31T10:14:55Z"),
    ("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"),
    ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"),
    ("2004年5月28日 13時31分15秒", "2004-05-28T13:31:15Z"),
    ("2004年5月28日 下午1:31", "2004-05-28T13:31:00Z"),
    ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"),
    ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
    ("Чт, 29 июля 2004 12:53:00 +0400", "2004-07-29T08:53:00Z"),
    ("Mi, 5 Mai 2021 10:00:00 MESZ", "2021-05-05T08:00:00Z"),
    ("5. März 2021, 10.30 Uhr", "2021-03-05T10:30:00Z"),
    ("mar, 05 ene 2021 10:00:00 GMT", "2021-01-05T10:00:00Z"),
    ("mer., 5 févr. 2020 10:00:00 +0100", "2020-02-05T09:00:00Z"),
    ("1 août 2020", "2020-08-01T00:00:00Z"),
    ("3 września 2020 10:00", "2020-09-03T10:00:00Z"),
    ("2004-05-28T25:00:00Z", nil),
    ("Wed, 25 Aug 2021 25:61:00 GMT", nil),
    ("2003-02-29", nil),
    ("2003-13-31", nil),
    ("31 Jun 2003", nil),
    ("soon", nil),
    ("Thu, 01 Jan", nil),
    ("19:48:21", nil),
    ("", nil),
    ("99999999999999999999999", nil),
  ]

  @Test(arguments: table) func `a date is the moment it means, or none`(written: String, expected: String?) {
    #expect(Date(written: written).flatMap { RFC3339.write($0) } == expected)
  }

  /// The lines of `Tests/Payloads/dates.txt`: what is written, a tab, and the moment or "-".
  static let lines: [(String, String?)] = {
    let file = Samples.packageRoot.appending(path: "Tests/Payloads/dates.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let parts = line.split(separator: "\t").map(String.init)
      return parts.count == 2 ? (parts[0], parts[1] == "-" ? nil : parts[1]) : nil
    }
  }()

  @Test func `there are dates of every shape`() { #expect(Self.lines.count >= 300) }

  @Test(arguments: lines) func `a date in the wild is the moment it means, or none`(
    written: String, expected: String?
  ) {
    #expect(Date(written: written).flatMap { RFC3339.write($0) } == expected)
  }

  @Test(arguments: ["9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:60Z"])
  func `an offset that leads out of the years leaves no date`(written: String) {
    #expect(Date(written: written) == nil)
  }

  @Test func `a text longer than the limit is no date`() {
    let long = String(repeating: " ", count: WrittenDate.maxSizeInBytes) + "2003-12-31"
    #expect(Date(written: long) == nil)
  }
}
