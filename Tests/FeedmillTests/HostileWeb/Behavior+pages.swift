import Foundation
import TestSupport

@testable import Feedmill

extension Behavior {
  /// What an article's own page does, and what its site says about robots.
  static let pages: [Behavior] = failing + robots + leads + inside

  /// A site of a feed with one article at `/story`; what `answer` doesn't know is not found.
  private static func site(
    _ name: String, codes: [String] = [], log: [String], limits: PollLimits = .init(),
    _ answer: @escaping @Sendable (String, Web) -> Response?
  ) -> Behavior {
    .fetchingPage(name, codes: codes, log: log, limits: limits) { request, web in
      if let response = answer(request.path, web) { return response }
      return request.path == "/feed" ? .linking(web.base + "/story") : .notFound
    }
  }

  private static let usual = ["/feed", "/robots.txt", "/story"]

  private static func broken(
    _ name: String, _ code: String, _ response: Response, limits: PollLimits = .init()
  )
    -> Behavior
  {
    site("a page that " + name, codes: [code], log: usual, limits: limits) { path, _ in
      path == "/story" ? response : nil
    }
  }

  private static let failing: [Behavior] = [
    broken("isn't there", "page-http-404", .notFound),
    broken("fails", "page-http-500", Response(500)),
    broken("asks for a pause", "page-http-429", Response(429)),
    broken("is a file of another kind", "not-a-page", .text("%PDF-1.7", type: "application/pdf")),
    broken("is empty", "unreadable-page", .html("")),
    broken(
      "is a gzip bomb", "too-large",
      Response(
        headers: ["Content-Type": "text/html", "Content-Encoding": "gzip"],
        body: .bytes(Compression.gzip([UInt8](repeating: 0x20, count: 9 << 20))))),
    broken(
      "never ends", "too-large",
      Response(headers: ["Content-Type": "text/html"], body: .endless([0x3C, 0x70, 0x3E]))),
    broken("never comes", "timeout", .hang, limits: .short),
    broken("leads to a file", "unsupported-scheme", .redirect(to: "file:///etc/passwd")),
    broken("leads to itself", "bad-redirect", .redirect(to: "/story")),
    .fetchingPage(
      "two pages of a site that asks for a pause", codes: ["page-http-429", "site-paused"], log: usual,
      articles: 2
    ) { request, web in
      switch request.path {
      case "/feed":
        return .feed(
          rss(
            item("b", link: web.base + "/story", body: "B"), item("a", link: web.base + "/story", body: "A")))
      case "/story": return Response(429, headers: ["Retry-After": "60"])
      default: return .notFound
      }
    },
    site("a page that leads to the port next door", codes: ["ssrf-blocked"], log: usual) { path, web in
      path == "/story" ? .redirect(to: web.canary + "/") : nil
    },
    .fetchingPage("a link to the port next door", codes: ["robots"], log: ["/feed"]) { _, web in
      .linking(web.canary + "/admin")
    },
    .fetchingPage("a link to a script", log: ["/feed"]) { _, _ in .linking("javascript:alert(1)") },
    .fetchingPage("a link to a file", log: ["/feed"]) { _, _ in .linking("file:///etc/passwd") },
  ]

  private static func robots(_ name: String, allowed: Bool, _ file: Response) -> Behavior {
    site(
      "robots.txt " + name, codes: allowed ? [] : ["robots"], log: allowed ? usual : Array(usual.dropLast())
    ) { path, _ in
      path == "/robots.txt" ? file : path == "/story" ? .html(page("The ferry")) : nil
    }
  }

  private static let robots: [Behavior] = [
    robots("that forbids all", allowed: false, .text("User-agent: *\nDisallow: /\n")),
    robots(
      "that forbids us by name", allowed: false,
      .text("User-agent: feedmill\nDisallow: /story\nUser-agent: *\nAllow: /\n")),
    robots("that forbids others", allowed: true, .text("User-agent: otherbot\nDisallow: /\n")),
    robots("that fails", allowed: false, Response(500)),
    robots("that isn't there", allowed: true, .notFound),
    robots("that is forbidden itself", allowed: true, Response(403)),
    robots("that is a page", allowed: true, .html(page("No robots"))),
    robots("that never ends", allowed: true, Response(body: .endless(Array("# nothing\n".utf8)))),
    site("robots.txt that leads elsewhere", codes: ["robots"], log: ["/feed", "/robots.txt", "/r"]) {
      path, _ in
      switch path {
      case "/robots.txt": .redirect(to: "/r", status: 302)
      case "/r": .text("User-agent: *\nDisallow: /story\n")
      default: nil
      }
    },
    site("robots.txt that leads to the port next door", codes: ["robots"], log: ["/feed", "/robots.txt"]) {
      path, web in path == "/robots.txt" ? .redirect(to: web.canary + "/robots.txt", status: 302) : nil
    },
  ]

  private static func head(_ line: String) -> Response {
    .html("<!doctype html><html><head><title>On</title>\(line)</head><body><p>Please wait.</p></body></html>")
  }

  /// A poor page whose head names another address.
  private static func lead(
    _ name: String, log: [String], codes: [String] = [], _ line: @escaping @Sendable (Web) -> String
  )
    -> Behavior
  {
    site(name, codes: codes, log: usual + log) { path, web in
      switch path {
      case "/story": head(line(web))
      case "/whole": .html(page("The ferry"))
      default: nil
      }
    }
  }

  private static let leads: [Behavior] = [
    lead("a page that sends its reader on", log: ["/whole"]) { _ in
      "<meta http-equiv=\"refresh\" content=\"0; url=/whole\">"
    },
    lead("a page that sends its reader on, oddly written", log: ["/whole"]) { _ in
      "<META HTTP-EQUIV=Refresh CONTENT=\"1;URL='/whole'\">"
    },
    lead("a page that reloads itself", log: [], codes: ["no-article"]) { _ in
      "<meta http-equiv=\"refresh\" content=\"5\">"
    },
    lead("a page that sends on after a minute", log: [], codes: ["no-article"]) { _ in
      "<meta http-equiv=\"refresh\" content=\"60; url=/whole\">"
    },
    lead("a page that sends on to the port next door", log: [], codes: ["robots"]) {
      "<meta http-equiv=\"refresh\" content=\"0; url=\($0.canary)/\">"
    },
    lead("a page that sends on to a file", log: [], codes: ["no-article"]) { _ in
      "<meta http-equiv=\"refresh\" content=\"0; url=file:///etc/passwd\">"
    },
    lead("a page of scripts with a version for AMP", log: ["/whole"]) { _ in
      "<link rel=\"amphtml\" href=\"/whole\">"
    },
    lead("a poor page with another canonical address", log: ["/whole"]) { _ in
      "<link rel=\"canonical\" href=\"/whole\">"
    },
    lead("a canonical address on the port next door", log: [], codes: ["no-article"]) {
      "<link rel=\"canonical\" href=\"\($0.canary)/\">"
    },
    lead("a version for AMP on the port next door", log: [], codes: ["no-article"]) {
      "<link rel=\"amphtml\" href=\"\($0.canary)/\">"
    },
    site(
      "two pages that send their reader to each other", codes: ["no-article"], log: usual + ["/b", "/story"]
    ) { path, _ in
      switch path {
      case "/story": head("<meta http-equiv=\"refresh\" content=\"0; url=/b\">")
      case "/b": head("<meta http-equiv=\"refresh\" content=\"0; url=/story\">")
      default: nil
      }
    },
    site("an article on several pages and on one", log: usual + ["/whole"]) { path, _ in
      let first = page("The ferry").replacing(
        "</article>", with: "<p><a href=\"/whole\">View as single page</a></p></article>")
      return path == "/story"
        ? .html(first) : path == "/whole" ? .html(page("The ferry, whole and long")) : nil
    },
    site("a whole page names itself and a version for AMP", log: usual) { path, _ in
      path == "/story"
        ? .html(
          page("The ferry").replacing(
            "<title>",
            with: "<link rel=\"canonical\" href=\"/story\"><link rel=\"amphtml\" href=\"/amp\"><title>"))
        : nil
    },
    site("a version for AMP of a page", log: usual + ["/whole"]) { path, _ in
      let amp = page("The ferry").replacing("<html ", with: "<html amp ").replacing(
        "<title>", with: "<link rel=\"canonical\" href=\"/whole\"><title>")
      return path == "/story" ? .html(amp) : path == "/whole" ? .html(page("The ferry")) : nil
    },
  ]

  private static func reading(_ name: String, _ change: @escaping @Sendable (String, Web) -> String)
    -> Behavior
  {
    site("a page with " + name, log: usual) { path, web in
      path == "/story" ? .html(change(page("The ferry"), web)) : nil
    }
  }

  private static let inside: [Behavior] = [
    reading("a frame on the port next door") {
      $0.replacing("<article>", with: "<iframe src=\"\($1.canary)/\"></iframe><article>")
    },
    reading("a picture on the port next door") {
      $0.replacing("<h1>", with: "<img src=\"\($1.canary)/x.png\"><h1>")
    },
    reading("a base on the port next door") {
      $0.replacing("<title>", with: "<base href=\"\($1.canary)/\"><title>")
    },
    reading("a script that would go elsewhere") {
      $0.replacing("<article>", with: "<script>location='\($1.canary)'</script><article>")
    },
    reading("a next page on the port next door") {
      $0.replacing("<title>", with: "<link rel=\"next\" href=\"\($1.canary)/2\"><title>")
    },
  ]
}
