import Foundation
import TestSupport
import Testing

/// The workbench as a person uses it: in a browser.
@Suite struct WorkbenchTests {
  /// A workbench that runs while a test looks at it.
  private final class Bench {
    let address: String
    private let process = Process()

    init(in folder: URL, _ arguments: String...) throws {
      let output = Pipe()
      process.executableURL = Program.built("feedmill").program
      process.arguments = ["rules", "workbench"] + arguments
      process.currentDirectoryURL = folder
      process.environment = Program.built("feedmill").environment.merging(["FEEDMILL_HOME": folder.path]) {
        $1
      }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      var said = ""
      while !said.hasSuffix("\n") {
        let more = output.fileHandleForReading.availableData
        guard !more.isEmpty else { break }
        said += String(decoding: more, as: UTF8.self)
      }
      address = said.trimmingCharacters(in: .newlines)
    }

    deinit {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
    }

    /// Ends it as Ctrl-C does; gives its exit code.
    func interrupt() -> Int32 {
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  private static let rule = """
    feedmill: 1
    site: x.org
    body: article
    """

  private func withBench(_ body: (RuleFolder, Bench) throws -> Void) throws {
    try withRuleFolder { place in
      try place.write("rules/x.org.yaml", WorkbenchTests.rule + "\n")
      try body(place, try Bench(in: place.folder))
    }
  }

  @Test func `it is reached by its address only, on this machine's own name only`() throws {
    try withBench { _, bench in
      let url = try #require(URL(string: bench.address))
      let port = try #require(url.port)
      let secret = "/" + bench.address.split(separator: "/").suffix(1).joined()
      #expect(url.host() == "127.0.0.1" && secret.count > 40)
      func status(_ path: String, host: String, _ more: [String] = [], body: String? = nil) throws -> String {
        let method = body == nil ? "GET" : "POST"
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close"] + more
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        let answer = try Socket.exchange(
          lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""), port: UInt16(port))
        return String(answer.split(separator: " ").dropFirst().first ?? "none")
      }
      let here = "127.0.0.1:\(port)"
      let json = "Content-Type: application/json"
      #expect(try status(secret + "/", host: here) == "200")
      #expect(try status("/", host: here) == "403")
      #expect(try status("/0123456789abcdef/", host: here) == "403")
      #expect(try status(secret + "/", host: "evil.example") == "403")
      #expect(try status(secret + "/", host: "evil.example:\(port)") == "403")
      let ask = "{\"sample\":0,\"text\":\"\"}"
      let start = secret + "/start"
      #expect(try status(start, host: here, [json, "Origin: http://\(here)"], body: ask) == "200")
      #expect(try status(start, host: here, [json, "Origin: http://evil.example"], body: ask) == "403")
      #expect(try status(start, host: here, [json], body: ask) == "403")
      #expect(try status(start, host: here, ["Origin: http://\(here)"], body: ask) == "415")
      #expect(try status(start, host: here, [json, "Origin: http://\(here)"], body: "[") == "400")
    }
  }

  @Test func `it ends at Ctrl-C, and without pages at once`() throws {
    try withBench { _, bench in
      #expect(bench.interrupt() == 0)
    }
    try withTemporaryFolder { folder in
      var feedmill = Program.built("feedmill")
      feedmill.folder = folder
      feedmill.environment["FEEDMILL_HOME"] = folder.path
      let outcome = try feedmill.run(["rules", "workbench"])
      #expect(outcome.status == 66)
    }
  }

  @Test(.enabled(if: Browser.program != nil))
  func `a rule is typed, a block removed by a click, and both saved with a test`() throws {
    try withBench { place, bench in
      let browser = try Browser()
      try browser.show(width: 1400, height: 900, isDark: false)
      try browser.open(bench.address)
      func holds(_ selector: String, _ text: String) -> String {
        "[...document.querySelectorAll('\(selector)')].some(e => e.innerText.includes('\(text)'))"
      }
      try browser.wait(until: holds("#article", "Something odd"))
      #expect(
        try browser.evaluate("document.querySelector('#text').value") as? String == WorkbenchTests.rule + "\n"
      )
      // Typing an entry changes the article.
      try browser.evaluate(
        "(t => { t.focus(); t.setSelectionRange(t.value.length, t.value.length); })(document.querySelector('#text'))"
      )
      try browser.type("remove:\n  - .box\n")
      try browser.wait(
        until: "!(" + holds("#article", "Something odd") + ") && "
          + holds("#blocks .removed", "Something odd"))
      // A mistake is told with its line, and what was shown stays.
      try browser.type("remov: x\n")
      try browser.wait(until: holds("#error", "line 6"))
      #expect(try browser.evaluate("document.querySelector('#lines b').innerText.trim()") as? String == "6")
      #expect(try browser.evaluate(holds("#article", "By April")) as? Bool == true)
      try browser.evaluate(
        "(t => { t.setSelectionRange(t.value.length - 9, t.value.length); })(document.querySelector('#text'))"
      )
      try browser.evaluate("document.execCommand('delete')")
      try browser.wait(until: "document.querySelector('#error').innerText === ''")
      // A click takes out another block, by an entry whose effect is told.
      try browser.evaluate(
        "[...document.querySelectorAll('#blocks .kept')].find(b => b.innerText.includes('By April')).querySelector('.take').click()"
      )
      try browser.wait(until: "document.querySelectorAll('.choices button').length > 0")
      #expect(try browser.evaluate(holds(".choices", "In other samples: nothing")) as? Bool == true)
      try browser.evaluate("document.querySelector('.choices button').click()")
      try browser.wait(until: "!(" + holds("#article", "By April") + ")")
      try browser.evaluate("document.querySelector('#save').click()")
      try browser.wait(until: holds("#state", "Saved rules/x.org.yaml with a test of samples/x.org/thaw"))
      let file = try place.text("rules/x.org.yaml")
      #expect(file.hasPrefix(WorkbenchTests.rule + "\nremove:\n  - .box\n  - text: 'By April"), "\(file)")
      #expect(file.contains("tests:\n  - page: 'samples/x.org/thaw'\n    title: 'The Thaw'"), "\(file)")
      #expect(try place.run("test").status == 0)
      #expect(browser.complaints == [])
      #expect(
        browser.requests.allSatisfy { $0.hasPrefix(bench.address) || $0.hasPrefix("data:") },
        "\(browser.requests)")
    }
  }

  @Test(.enabled(if: Browser.program != nil))
  func `it is legible in light and dark, on a phone and a desk`() throws {
    try withBench { _, bench in
      let browser = try Browser()
      try browser.open(bench.address)
      try browser.wait(until: "document.querySelectorAll('#blocks .take').length > 0")
      for (width, isDark) in [(390, false), (390, true), (1400, false), (1400, true)] {
        try browser.show(width: width, height: 900, isDark: isDark)
        #expect(try browser.overflow() <= 0, "\(width)")
        #expect(try browser.faintTexts() == [], "\(width) dark: \(isDark)")
      }
      let levels = try browser.headingLevels()
      #expect(levels.first == 1)
      for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1, "\(levels)") }
      let nameless =
        "[...document.querySelectorAll('button, textarea, select')].filter(e => !e.innerText && !e.labels?.length && !e.getAttribute('aria-labelledby')).length === 0"
      #expect(try browser.evaluate(nameless) as? Bool == true)
      #expect(browser.complaints == [])
    }
  }
}
