internal import ArgumentParser
internal import Feedmill

extension FeedmillError {
  /// The exit code of a command that ends with this error.
  var exitCode: ExitCode {
    switch code {
    case "bad-address": .validationFailure
    case "missing-file": .noInput
    case "output-unusable": .cantCreate
    case "output-io", "output-closed", "state-io", "state-full": .ioError
    case "state-locked", "output-locked": .tempFail
    case "output-permission", "state-permission": .noPermission
    case "bad-configuration", "bad-rule": .config
    case "rendering": .software
    default: .dataError
    }
  }

  /// Runs a command's work; an error is reported and becomes its exit code.
  static func exiting<Value>(quietly: Bool = false, _ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as FeedmillError {
      if !quietly { Diagnostics().report(error) }
      throw error.exitCode
    }
  }
}
