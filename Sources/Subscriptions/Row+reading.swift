internal import Foundation
internal import GRDB

// A damaged file can hold any type in any column. GRDB's own subscripts end the program then; these give nil.
extension Row {
  func text(_ column: String) -> String? { String.fromDatabaseValue(value(column)) }
  func integer(_ column: String) -> Int64? { Int64.fromDatabaseValue(value(column)) }
  func count(_ column: String) -> Int { Int.fromDatabaseValue(value(column)) ?? 0 }
  func truth(_ column: String) -> Bool { count(column) != 0 }
  func bytes(_ column: String) -> Data? { Data.fromDatabaseValue(value(column)) }
  func key(_ column: String) -> ItemKey? { bytes(column).flatMap(ItemKey.init(bytes:)) }
  func uid(_ column: String) -> UUID? { text(column).flatMap(UUID.init(uuidString:)) }

  func date(_ column: String) -> Date? {
    guard let seconds = Double.fromDatabaseValue(value(column)), seconds.isFinite else { return nil }
    return Date(timeIntervalSince1970: seconds)
  }

  private func value(_ column: String) -> DatabaseValue {
    (self[column] as DatabaseValue?) ?? .null
  }
}

extension Database {
  /// Runs a statement that is run for one feed after the other: SQLite reads its text once.
  func executeCached(sql: String, arguments: StatementArguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The first row of such a statement; nil when there is none.
  func fetchCached(sql: String, arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Date {
  /// As the database holds it: seconds since 1970.
  var stored: Double { timeIntervalSince1970 }
}

extension UUID {
  /// As the database holds it.
  var stored: String { uuidString.lowercased() }
}
