internal import Markup

/// A file of the ftr-site-config collection in the language of rule files, and which of its lines can't be said in it.
package struct SiteConfigConversion: Sendable {
  /// The name of the new file.
  package let fileName: String
  /// The rule file.
  package private(set) var yaml = ""
  /// What is left out, and why.
  package private(set) var remarks: [RuleError]
  let config: SiteConfig
  var writer = RuleWriter()

  /// Converts a file. `base` is the name of a rule whose lists come after each file's own, as `global.txt` has it.
  package init(_ config: SiteConfig, extending base: String? = nil) {
    self.config = config
    fileName = (config.name.hasPrefix(".") ? "below" : "") + config.name + ".yaml"
    remarks = config.warnings
    writer.line("feedmill: 1")
    if config.name != "global" { writer.list("site", SiteConfigConversion.hosts(of: config.name)) }
    if let base, config.detectsOnFailure, config.name != base {
      writer.line("extends: [\(RuleWriter.quoted(base)), generic]")
    }
    writeFields()
    writeBody()
    writeEdits()
    writeLinks()
    writeTests()
    noteTheRest()
    yaml = writer.text
    remarks.sort { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// `www.` doesn't count in the collection; a leading dot stands for what is below a domain.
  private static func hosts(of name: String) -> [String] {
    name.hasPrefix(".") ? ["*" + name] : ["=" + name, "=www." + name]
  }

  /// The XPaths of a directive that can be evaluated.
  func usable(_ directive: SiteConfigDirective) -> [SiteConfig.Value] {
    config[directive].filter { SiteConfigConversion.problem(of: $0.text) == nil }
  }

  static func problem(of text: String) -> String? {
    do {
      _ = try XPath(text)
      return nil
    } catch {
      return "\(error)"
    }
  }

  mutating func remark(_ value: SiteConfig.Value, _ directive: SiteConfigDirective, _ message: String) {
    remarks.append(
      RuleError(
        file: config.file, line: value.line, column: 1, message: "\(directive.rawValue): \(message)"))
  }

  /// What is done by no line of the new file.
  private mutating func noteTheRest() {
    for (directive, values) in config.values {
      for value in values {
        if directive.isXPath, let problem = SiteConfigConversion.problem(of: value.text) {
          remark(value, directive, problem)
        } else if directive.handling == .login {
          remark(value, directive, "no login is made")
        } else if directive == .moveInto {
          remark(value, directive, "rule files move nothing")
        } else if let condition = value.condition, SiteConfigConversion.problem(of: condition) != nil {
          remark(value, .ifPageContains, "it can't be evaluated")
        }
      }
    }
  }
}
