internal import Foundation
internal import Model
internal import Prose

extension Draft {
  /// RSS 1.0's syndication module: how often it is worth to look.
  func readSyndication(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "updateperiod": updatePeriod = reader.text(of: element)?.lowercased()
    case "updatefrequency": updateFrequency = reader.integer(of: element)
    case "updatebase": updateBase = reader.text(of: element).flatMap { Date(written: $0) }
    default: break
    }
  }
}
