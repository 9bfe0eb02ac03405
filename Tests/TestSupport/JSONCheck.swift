import Foundation

/// Checks JSON with a validator that is not ours: Python's jsonschema.
package enum JSONCheck {
  /// What the validator says of documents (each file one document, or one a line); empty when all is well.
  ///
  /// Throws when the validator can't run.
  package static func violations(in files: [URL], schema: URL) throws -> String {
    let script = Samples.packageRoot.appending(path: "Tests/ModelTests/validate.py")
    let arguments = [script.path, schema.path] + files.map(\.path)
    var last = ""
    // Debian's own Python has the apt package; another may stand before it in PATH.
    for python in [["/usr/bin/python3"], ["/usr/bin/env", "python3"]] {
      let command = Program(URL(filePath: python[0]))
      guard FileManager.default.isExecutableFile(atPath: python[0]) else { continue }
      let outcome = try command.run(Array(python.dropFirst()) + arguments)
      if outcome.status == 0 || outcome.status == 1 { return String(decoding: outcome.output, as: UTF8.self) }
      last = outcome.errorLines.joined(separator: "\n")
    }
    throw NoValidator(reason: last)
  }

  /// Python or its module is missing.
  package struct NoValidator: Error {
    package let reason: String
  }
}
