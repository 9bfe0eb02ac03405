internal import Markup

extension SiteConfig {
  /// What in the file does nothing: unknown lines, XPaths that can't be evaluated, logins.
  package var remarks: [RuleError] {
    var remarks = warnings
    for (directive, values) in self.values where directive.isXPath {
      for value in values {
        for text in [value.text, value.condition, directive == .moveInto ? value.argument : nil] {
          guard let text, let problem = SiteConfig.problem(of: text) else { continue }
          remarks.append(
            RuleError(file: file, line: value.line, column: 1, message: "\(directive.rawValue): \(problem)"))
        }
      }
    }
    if let login = values.keys.contains(where: { $0.handling == .login })
      ? values[.requiresLogin]?.first : nil
    {
      remarks.append(
        RuleError(
          file: file, line: login.line, column: 1, message: "the site needs a login, which is not made"))
    }
    return remarks.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// The XPaths of the file.
  package var expressions: [String] {
    values.filter { $0.key.isXPath }.flatMap { directive, values in
      values.flatMap {
        [$0.text, $0.condition, directive == .moveInto ? $0.argument : nil].compactMap(\.self)
      }
    }
  }

  private static func problem(of text: String) -> String? {
    do {
      _ = try XPath(text)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
