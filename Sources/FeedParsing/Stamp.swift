internal import Foundation
internal import Prose

/// A date as a feed wrote it and what was made of it.
struct Stamp {
  let raw: String
  let date: Date?
  /// What to warn of when it is no date, with the line it stood on.
  let problem: String?

  /// `place` says where it stood, for the warning.
  init(_ raw: String, place: @autoclosure () -> String? = nil) {
    self.raw = raw
    date = Date(written: raw)
    problem = date == nil ? (place().map { $0 + " " } ?? "") + "\"\(raw.prefix(80))\" is not a date" : nil
  }

  /// The first of two that is a date.
  static func better(_ first: Stamp?, _ second: Stamp?) -> Stamp? {
    guard let first else { return second }
    return first.date == nil && second?.date != nil ? second : first
  }
}
