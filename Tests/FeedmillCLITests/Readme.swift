import Foundation
import TestSupport

/// The README's blocks of code.
struct Readme {
  /// A command of a `console` block and what the README says it prints.
  struct Step: Sendable, CustomStringConvertible {
    let line: Int
    var command: String
    var output: [String]

    var description: String { "README.md:\(line): \(command)" }
  }

  let text: String

  init() throws {
    text = try String(contentsOf: Samples.packageRoot.appending(path: "README.md"), encoding: .utf8)
  }

  /// The lines of every block of a language, with the number of its first line.
  func blocks(of language: String) -> [(line: Int, lines: [String])] {
    var blocks: [(line: Int, lines: [String])] = []
    var isInside = false
    for (number, line) in text.components(separatedBy: "\n").enumerated() {
      if !isInside, line == "```" + language {
        blocks.append((number + 2, []))
        isInside = true
      } else if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  /// The commands of all `console` blocks, in order. A command that ends in `\` goes on in the next line.
  var steps: [Step] {
    blocks(of: "console").flatMap { block in
      var steps: [Step] = []
      for (offset, line) in block.lines.enumerated() {
        if line.hasPrefix("$ ") {
          steps.append(Step(line: block.line + offset, command: String(line.dropFirst(2)), output: []))
        } else if let last = steps.indices.last, steps[last].output.isEmpty,
          steps[last].command.hasSuffix("\\")
        {
          steps[last].command += "\n" + line
        } else if let last = steps.indices.last {
          steps[last].output.append(line)
        }
      }
      return steps
    }
  }

  /// What of `output` is not as `pattern` says; nil when all is. A line `…` stands for any lines, also none,
  /// and a line that ends in ` …` for all lines that begin like it.
  static func difference(of output: [String], from pattern: [String]) -> String? {
    var position = 0
    var maySkip = false
    for expected in pattern {
      if expected.trimmingCharacters(in: .whitespaces) == "…" {
        maySkip = true
        continue
      }
      let rest = output[position...]
      let found = maySkip ? rest.firstIndex { matches($0, expected) } : rest.indices.first
      guard let found, matches(output[found], expected) else {
        let actual = position < output.count ? output[position] : "(the end)"
        return "expected: \(expected)\n  found: \(actual.prefix(300))"
      }
      position = found + 1
      maySkip = false
    }
    return maySkip || position == output.count ? nil : "more lines follow: \(output[position].prefix(300))"
  }

  private static func matches(_ line: String, _ expected: String) -> Bool {
    expected.hasSuffix(" …") ? line.hasPrefix(expected.dropLast(2)) : line == expected
  }
}
