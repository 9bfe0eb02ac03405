/// What is wrong in a rule file, and where.
package struct RuleError: Error, Equatable, CustomStringConvertible {
  /// The file's name as it was given.
  package var file: String
  /// Counted from 1; 0 when unknown.
  package var line: Int
  /// Counted from 1; 0 when unknown.
  package var column: Int
  /// What is wrong, and how to mend it where that is known.
  package var message: String

  /// `file:line:column: message`.
  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}
