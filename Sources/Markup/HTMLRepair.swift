/// A page's bytes after the repair pass: what libxml2 reads as a browser reads the original.
///
/// Gone are comments, styles, drawings, scripts, doctype and processing instructions; character references
/// are characters; what libxml2 2.9 doesn't know of HTML5 is spelled in a way it does. One pass, linear in
/// the input whatever it contains.
package struct RepairedHTML: Sendable {
  /// Valid UTF-8 without NUL or carriage return, if the input was valid UTF-8.
  package var utf8: [UInt8]
  /// Scripts that hold data rather than code, in document order.
  package var scripts: [DataScript]
  /// The names of the `MarkupLimits` that were reached, each once, in that order.
  package var limitsReached: [String]
  /// Text that stood before `<html>` and was dropped; nil when there was none.
  package var textBeforeRoot: String?
  /// Long values of attributes, if they were to be set aside: the tree needs them.
  package var values: SetAsideValues

  /// Repairs a page's text, which must be valid UTF-8, as `DecodedBytes` gives it.
  package init(_ utf8: [UInt8], limits: MarkupLimits = .init(), setsValuesAside: Bool = false) {
    var repairer = HTMLRepairer(utf8.withoutCarriageReturns(), limits: limits)
    repairer.setsValuesAside = setsValuesAside
    repairer.run()
    self.utf8 = repairer.output
    scripts = repairer.scripts
    limitsReached = repairer.limitsReached
    textBeforeRoot = repairer.textBeforeRoot
    values = repairer.values
  }
}

extension [UInt8] {
  /// The bytes with line ends as HTML reads them, and without NUL.
  fileprivate consuming func withoutCarriageReturns() -> [UInt8] {
    // Two calls that usually find nothing beat one that looks for both.
    var next = Swift.min(index(of: ASCII.carriageReturn, from: 0), index(of: 0, from: 0))
    guard next < count else { return self }
    var output: [UInt8] = []
    output.reserveCapacity(count)
    var copied = 0
    while next < count {
      output.append(contentsOf: self[copied..<next])
      if self[next] == ASCII.carriageReturn, byte(at: next + 1) != ASCII.newline {
        output.append(ASCII.newline)
      }
      copied = next + 1
      next = index(of: ASCII.carriageReturn, or: 0, from: copied)
    }
    output.append(contentsOf: self[copied...])
    return output
  }
}
