import Feedmill
import Foundation
import TestSupport
import Testing

/// What rules want of the network: further pages, single pages, header lines.
@Suite struct SiteRuleFetchTests {
  /// Pages `/story/1` … `/story/3`, the last of which leads to the first; `/all` has everything.
  static func server() throws -> TestServer {
    try TestServer { request in
      let headers: Headers = ["Content-Type": "text/html"]
      func page(_ head: String, _ text: String) -> Response {
        let body =
          "<html><head><title>Story</title></head><body>\(head)<div class=text><p>\(text)</p></div></body></html>"
        return Response(headers: headers, body: .bytes(Array(body.utf8)))
      }
      let cookie = request.headers["Cookie"] ?? "none"
      switch request.path {
      case "/story/1":
        return page(
          "<a class=next href=/story/2>2</a> <a class=all href=/all>All</a>", "Part one, cookie \(cookie).")
      case "/story/2": return page("<a class=next href='/story/3'>3</a>", "Part two, cookie \(cookie).")
      case "/story/3": return page("<a class=next href='/story/1'>1</a>", "Part three.")
      case "/broken": return page("<a class=next href='/gone'>2</a>", "Part one of a broken one.")
      case "/away":
        return page("<a class=next href='http://localhost:1/2'>2</a>", "Part one that leads away.")
      case "/all": return page("", "All of it.")
      case "/print/1": return page("", "Printed.")
      default: return .notFound
      }
    }
  }

  static let rules: [(name: String, file: String, text: String, path: String, lines: [String])] = [
    (
      "yaml next", "a.yaml", "next: a.next", "/story/1",
      ["Part one, cookie none.", "Part two, cookie none.", "Part three."]
    ),
    (
      "yaml attribute", "a.yaml", "next: 'a.next @href'\nmax-pages: 2", "/story/1",
      ["Part one, cookie none.", "Part two, cookie none."]
    ),
    ("yaml single", "a.yaml", "single: a.all", "/story/1", ["All of it."]),
    (
      "yaml path", "a.yaml", "single: {path: '/^\\/story\\/(\\d)$/', to: '/print/$1'}", "/story/1",
      ["Printed."]
    ),
    ("yaml cookie", "a.yaml", "http: {cookie: 'a=b', user-agent: x}", "/story/1", ["Part one, cookie a=b."]),
    ("yaml broken", "a.yaml", "next: a.next", "/broken", ["Part one of a broken one."]),
    ("yaml away", "a.yaml", "next: a.next", "/away", ["Part one that leads away."]),
    (
      "ftr next", "127.0.0.1.txt", "next_page_link: //a[@class='next']", "/story/2",
      ["Part two, cookie none.", "Part three.", "Part one, cookie none."]
    ),
    (
      "ftr attribute", "127.0.0.1.txt", "next_page_link: //a[@class='next']/@href", "/story/2",
      ["Part two, cookie none.", "Part three.", "Part one, cookie none."]
    ),
    ("ftr single", "127.0.0.1.txt", "single_page_link: concat('/', 'all')", "/story/1", ["All of it."]),
    (
      "ftr guard", "127.0.0.1.txt",
      "single_page_link: //a[@class='all']\nif_page_contains: //a[@class='none']", "/story/1",
      ["Part one, cookie none."]
    ),
    (
      "ftr guard holds", "127.0.0.1.txt",
      "single_page_link: //a[@class='all']\nif_page_contains: //a[@class='next']", "/story/1", ["All of it."]
    ),
    (
      "ftr cookie", "127.0.0.1.txt", "http_header(Cookie): c=d\nhttp_header(User-Agent): x", "/story/1",
      ["Part one, cookie c=d."]
    ),
  ]

  @Test(arguments: rules)
  func `an article is put together as its site's rule says`(
    _ name: String, _ file: String, _ text: String, _ path: String, _ lines: [String]
  ) throws {
    let server = try SiteRuleFetchTests.server()
    try withTemporaryFolder { folder in
      let isConfig = file.hasSuffix(".txt")
      let head =
        isConfig ? "body: //div[@class='text']\nprune: no\n" : "feedmill: 1\nsite: 127.0.0.1\nbody: .text\n"
      try Data((head + text + "\n").utf8).write(to: folder.appending(path: file))
      let outcome = try Program.built("feedmill").run([
        "extract", "--rules", folder.path, "--format", "text", "--allow-net", "127.0.0.1:\(server.port)",
        server.base + path,
      ])
      #expect(outcome.lines == lines, "\(name): \(outcome.errorLines)")
    }
  }

  @Test func `a page that can't be had is a warning`() throws {
    let server = try SiteRuleFetchTests.server()
    try withTemporaryFolder { folder in
      try Data("feedmill: 1\nsite: 127.0.0.1\nbody: .text\nnext: a.next\n".utf8).write(
        to: folder.appending(path: "a.yaml"))
      let outcome = try Program.built("feedmill").run([
        "extract", "--rules", folder.path, "--allow-net", "127.0.0.1:\(server.port)", server.base + "/broken",
      ])
      let warnings = try JSONValue(parsing: outcome.output)["_feedmill"]?["warnings"]?.array?.compactMap(
        \.string)
      #expect(warnings == ["page 2 can't be had: the server answered 404"])
    }
  }

  @Test func `a collection is imported, used, tested and checked as it is`() throws {
    try withRuleFolder { place in
      try place.write(
        "checkout/x.org.txt",
        "title: 'By the collection'\nstrip_id_or_class: box\nstripp: //a\ntest_url: https://x.org/thaw\ntest_contains: the mill stood still\n"
      )
      try place.write("checkout/README.md", "no rules")
      let imported = try place.run("import", "ftr", "checkout")
      #expect(imported.lines == ["1 files, 1 XPaths, 1 lines that are not done; 1 files written"])
      #expect(try place.run("import", "ftr", "checkout").lines.first?.hasSuffix("0 files written") == true)
      #expect(
        try place.run("which", "https://x.org/thaw").lines == [
          "used  x.org.txt  (imported, rules/ftr/x.org.txt): its file in the collection"
        ])
      #expect(try place.run("test").lines.last == "1 page, 2 checks: all passed")
      #expect(
        try place.run("check").lines == [
          "rules/ftr/x.org.txt:3:1: warning: the directive `stripp` is not known; did you mean `strip`?"
        ])
      let tried = try place.run("try", "samples/x.org/thaw").lines
      #expect(
        tried.contains { $0.hasSuffix("x.org.txt/strip_id_or_class#1 rules/ftr/x.org.txt:2") }, "\(tried)")
      #expect(try place.run("show", "x.org.txt").lines.first == "title: 'By the collection'")
      #expect(try place.run("list").lines.contains("x.org.txt\timported\tx.org\t1\t1\trules/ftr/x.org.txt"))
      #expect(try place.run("import", "ftr", "samples").status == 66)
    }
  }
}
