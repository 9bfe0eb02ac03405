internal import ArgumentParser

/// The exit codes of `sysexits.h`, as the output contract lists them.
extension ExitCode {
  /// Some input could not be used.
  static let dataError = ExitCode(65)
  /// An input file is missing.
  static let noInput = ExitCode(66)
  /// No feed could be reached.
  static let unavailable = ExitCode(69)
  /// Something inside went wrong.
  static let software = ExitCode(70)
  /// Output can't be created.
  static let cantCreate = ExitCode(73)
  /// Output can't be written.
  static let ioError = ExitCode(74)
  /// Another run holds the lock.
  static let tempFail = ExitCode(75)
  /// No permission.
  static let noPermission = ExitCode(77)
  /// The configuration can't be used.
  static let config = ExitCode(78)
}
