import Foundation
import TestSupport

/// A page that tells people how to use feedmill: the README, or an article of the documentation.
struct Guide: Sendable, CustomStringConvertible {
  /// A command of a `console` block and what the page says it prints.
  struct Step: Sendable, CustomStringConvertible {
    let place: String
    var command: String
    var output: [String]

    var description: String { "\(place): \(command)" }
  }

  /// A block of code: its language and its lines.
  struct Block: Sendable {
    let language: String
    /// The number of its first line.
    let line: Int
    var lines: [String] = []
  }

  /// Where the articles are.
  static let catalog = Samples.packageRoot.appending(path: "Sources/Feedmill/Feedmill.docc")

  /// The README.
  static var readme: Guide { get throws { try Guide(Samples.packageRoot.appending(path: "README.md")) } }

  /// The README and all articles, by name.
  static var all: [Guide] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: catalog.path).sorted()
      return try [readme]
        + names.filter { $0.hasSuffix(".md") }.map { try Guide(catalog.appending(path: $0)) }
    }
  }

  let name: String
  let text: String

  init(_ file: URL) throws {
    name = file.lastPathComponent
    text = try String(contentsOf: file, encoding: .utf8)
  }

  var description: String { name }

  /// All blocks of code.
  var blocks: [Block] {
    var blocks: [Block] = []
    var isInside = false
    for (number, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        if !isInside { blocks.append(Block(language: String(line.dropFirst(3)), line: number + 2)) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  /// The blocks of a language.
  func blocks(of language: String) -> [Block] { blocks.filter { $0.language == language } }

  /// The commands of all `console` blocks, in order. A command that ends in `\` goes on in the next line.
  var steps: [Step] {
    blocks(of: "console").flatMap { block in
      var steps: [Step] = []
      for (offset, line) in block.lines.enumerated() {
        if line.hasPrefix("$ ") {
          let place = "\(name):\(block.line + offset)"
          steps.append(Step(place: place, command: String(line.dropFirst(2)), output: []))
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

  /// The lines of blocks that are for reading only, `sh` and `text`, from the word `feedmill` to a comment.
  var mentions: [String] {
    blocks.filter { ["sh", "shell", "text"].contains($0.language) }.flatMap(\.lines).compactMap { line in
      let words = line.components(separatedBy: " ")
      // Before it may stand nothing, or the five fields of a crontab.
      guard let start = words.firstIndex(of: "feedmill"), start == 0 || start == 5 else { return nil }
      return words[start...].joined(separator: " ").components(separatedBy: "#")[0]
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
