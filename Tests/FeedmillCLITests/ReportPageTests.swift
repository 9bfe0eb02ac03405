import Foundation
import TestSupport
import Testing

/// Reports as a browser shows them.
@Suite struct ReportPageTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["CI"] == "true"))
  func `where all tests must run there is a browser`() { #expect(Browser.program != nil) }

  /// A page that would fetch from a server, were it allowed to.
  private func page(fetchingFrom server: TestServer) -> String {
    RuleFolder.page.replacing(
      "</article>",
      with: "<p>A picture of it: <img src=\"\(server.base)/a.png\"> and more words around the picture.</p>"
        + "<p>Support our work. Donate today.</p></article><script src=\"\(server.base)/b.js\"></script>"
        + "<link rel=stylesheet href=\"\(server.base)/c.css\"><style>@import '\(server.base)/d.css'</style>")
  }

  /// Writes reports of a site with a page that passes and one that fails.
  private func withReports(_ body: (URL, TestServer) throws -> Void) throws {
    let server = try TestServer { _ in .notFound }
    try withRuleFolder { place in
      let rule = RulesCommandTests.rule + "\n  - page: samples/x.org/other\n    title: Another\n"
      try place.write("rules/x.org.yaml", rule)
      try place.write("samples/x.org/thaw/page.html", page(fetchingFrom: server))
      try place.write("samples/x.org/other/page.html", RuleFolder.page)
      try place.write("samples/x.org/other/source.txt", "https://x.org/other\n")
      let outcome = try place.run("test", "--report", "out")
      #expect(outcome.status == 1)
      try body(place.folder.appending(path: "out"), server)
    }
  }

  @Test(.enabled(if: Browser.program != nil))
  func `reports are legible in light and dark, on a phone and a desk, and fetch nothing`() throws {
    try withReports { folder, server in
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["1-samples-x-org-thaw.html", "2-samples-x-org-other.html", "index.html"])
      let browser = try Browser()
      for name in names {
        try browser.open(folder.appending(path: name).absoluteString)
        for (width, isDark) in [(390, false), (390, true), (1280, false), (1280, true)] {
          try browser.show(width: width, height: 800, isDark: isDark)
          #expect(try browser.overflow() <= 0, "\(name) \(width)")
          #expect(try browser.faintTexts() == [], "\(name) dark: \(isDark)")
        }
        try checkStructure(of: browser, name)
      }
      #expect(browser.complaints == [])
      #expect(browser.requests.count == names.count)
      #expect(browser.requests.allSatisfy { $0.hasPrefix("file://") }, "\(browser.requests)")
      #expect(server.requests.isEmpty)
    }
  }

  private func checkStructure(of browser: Browser, _ name: String) throws {
    func count(_ selector: String) throws -> Int {
      let found = try browser.evaluate("document.querySelectorAll('\(selector)').length")
      return (found as? Double).map(Int.init) ?? found as? Int ?? -1
    }
    #expect(try count("main") == 1 && count("body > header") == 1 && count("h1") == 1, "\(name)")
    #expect(try count("html[lang]") == 1 && count("title:not(:empty)") == 1)
    #expect(try count("section:not([aria-label]):not([aria-labelledby])") == 0, "\(name)")
    #expect(try count("body > a.skip[href=\"#main\"]") == 1)
    #expect(try count("script, img, iframe, form, link") == 0, "\(name)")
    let levels = try browser.headingLevels()
    #expect(levels.first == 1 && levels.count > 1)
    for (before, after) in zip(levels, levels.dropFirst()) {
      #expect(after <= before + 1, "\(name) \(levels)")
    }
    let unknown = try browser.evaluate(
      "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.querySelector(a.getAttribute('href'))).length"
    )
    #expect((unknown as? Double ?? Double(unknown as? Int ?? -1)) == 0)
  }

  @Test(.enabled(if: Browser.program != nil))
  func `a report shows kept, removed and outside, and details open by keyboard`() throws {
    try withReports { folder, _ in
      let browser = try Browser()
      try browser.open(folder.appending(path: "1-samples-x-org-thaw.html").absoluteString)
      func text(_ selector: String) throws -> String? {
        try browser.evaluate("document.querySelector('\(selector)')?.innerText ?? ''") as? String
      }
      #expect(try text("h1") == "The Thaw")
      #expect(try text(".removed.own del") == "Something odd that only this site prints.")
      #expect(try text(".removed.own summary") == "box rules/x.org.yaml:4")
      #expect(
        try browser.evaluate(
          "getComputedStyle(document.querySelector('.removed del')).textDecorationLine") as? String
          == "line-through")
      #expect(try text(".prose")?.contains("Something odd") == false)
      #expect(try text(".prose")?.contains("By April the wheel turned") == true)
      #expect(try text("#checks")?.contains("absent") == true)
      try browser.evaluate("document.querySelector('.removed.own .why summary').focus()")
      #expect(try browser.evaluate("document.activeElement.tagName") as? String == "SUMMARY")
      try browser.evaluate("document.querySelector('.removed.own .why summary').click()")
      #expect(try text(".removed.own .why dl")?.contains("something odd*") == true)
      try browser.open(folder.appending(path: "index.html").absoluteString)
      #expect(try text(".index > li")?.contains("1 check fails") == true)
      #expect(try text(".index > li:last-child")?.contains("pass") == true)
    }
  }

  @Test func `extract and try write a report of one page`() throws {
    try withRuleFolder { place in
      var feedmill = Program.built("feedmill")
      feedmill.folder = place.folder
      let page = "samples/x.org/thaw/page.html"
      let plain = try feedmill.run(["extract", page])
      let reported = try feedmill.run(["extract", "--report", "out/page.html", page])
      #expect(reported.status == 0)
      #expect(reported.output == plain.output)
      #expect(try place.text("out/page.html").contains("<h1 dir=\"auto\" lang=\"en\">The Thaw</h1>"))
      #expect(try feedmill.run(["extract", "--report", "x.html", page, page]).status == 64)
      #expect(try feedmill.run(["extract", "--report", "/dev/null/x.html", page]).status == 65)
      #expect(try place.run("try", "--report", "try.html", "samples/x.org/thaw").status == 0)
      #expect(try place.text("try.html").hasSuffix("</html>\n"))
    }
  }
}
