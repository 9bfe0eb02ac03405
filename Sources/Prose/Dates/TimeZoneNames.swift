internal import Foundation
internal import Markup

/// Zones by the names that dates in feeds use.
package enum TimeZoneNames {
  /// Minutes east of UTC; nil for a name that is no zone. Names are in lower case.
  static func offsetInMinutes(of name: [UInt8]) -> Int? {
    switch name.count {
    // RFC 2822 §4.3: the military letters were defined with the wrong sign and mean nothing, but Z.
    case 1: name[0].isASCIILetter && name[0] != UInt8(ascii: "t") ? 0 : nil
    case 2...6: table[String(decoding: name, as: UTF8.self)]
    default: nil
    }
  }

  private static let table: [String: Int] = [
    "acdt": 630, "acst": 570, "adt": -180, "aedt": 660, "aest": 600, "akdt": -480, "akst": -540,
    "almt": 360, "amst": -180, "amt": -240, "art": -180, "ast": -240, "awst": 480, "azt": 240,
    "bdt": 360, "bnt": 480, "bot": -240, "brst": -120, "brt": -180, "bst": 60, "cat": 120, "cdt": -300,
    "cest": 120, "cet": 60, "chst": 600, "clst": -180, "clt": -240, "cot": -300, "cst": -360,
    "cvt": -60, "eat": 180, "ect": -300, "edt": -240, "eedt": 180, "eest": 180, "eet": 120, "est": -300,
    "fjt": 720, "gst": 240, "gmt": 0, "gyt": -240, "hdt": -540, "hkt": 480, "hst": -600, "ict": 420,
    "idt": 180, "irst": 210, "ist": 330, "jst": 540, "kst": 540, "mdt": -360, "mesz": 120, "met": 60,
    "mest": 120, "mez": 60, "msd": 240, "msk": 180, "mst": -420, "mut": 240, "myt": 480, "ndt": -150,
    "npt": 345, "nst": -210, "nzdt": 780, "nzst": 720, "pdt": -420, "pet": -300, "pht": 480,
    "pkt": 300, "pst": -480, "sast": 120, "sgt": 480, "trt": 180, "ut": 0, "utc": 0, "uyt": -180,
    "uzt": 300, "vet": -240, "wast": 120, "wat": 60, "west": 60, "wet": 0, "wib": 420, "wit": 540,
    "wita": 480, "zulu": 0, "мск": 180,
  ]

  /// What names of the database of time zones begin with, in lower case.
  static let continents: Set<String> = [
    "africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "europe", "indian",
    "pacific",
  ]

  /// Minutes east of UTC in a zone of the database of time zones, at a moment that its clocks show as so many seconds
  /// since 1970; nil for a name that is in no such database here.
  package static func offsetInMinutes(in name: String, at local: Int) -> Int? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    let moment = Double(local)
    let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: moment))
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: moment - Double(first))) / 60
  }
}
