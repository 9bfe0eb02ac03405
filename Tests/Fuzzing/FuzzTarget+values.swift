import Fetching
import Foundation
import Model
import Prose
import TestSupport

/// Dates, links, robots.txt.
let valueTargets: [FuzzTarget] = [
  FuzzTarget(
    name: "dates", maxSizeInBytes: 80, words: dateWords, seeds: dateSeeds,
    run: { bytes in
      let written = text(bytes)
      guard let date = Date(written: written) else { return }
      claim(Date(written: written) == date, "twice the same")
      guard let line = RFC3339.write(date) else { return claim(false, "a date can be written") }
      claim(RFC3339.parse(line) == date, "a written date is the same when read: " + line)
      claim(Date(written: line) == date, "our own form is read: " + line)
    }),
  FuzzTarget(
    name: "links", maxSizeInBytes: 512,
    words: ["://", "//", "../", "./", "?", "#", "@", "%", "http:", "xn--", "[::1]"],
    seeds: {
      [
        "a/b?c#d\nhttps://h.example/x/y", "//h.example\n", "../../x\nhttp://h.example/a/",
        "?q\nhttps://h.example/a?b",
        "mailto:a@b.example\n", "HTTP:x\nhttp://h.example/", "http://[::1]:80/\n",
        "data:text/html,x\nhttps://h.example",
      ]
      .map { Array($0.utf8) }
    },
    run: { bytes in
      let (reference, rest) = headAndRest(bytes)
      for base in [nil, text(rest)] {
        guard let url = Links.resolve(reference, base: base) else { continue }
        claim(!url.contains { " \t\r\n\"<>".contains($0) }, "a URL has nothing that ends it: " + url)
        claim(Links.resolve(url, base: nil) == url, "an absolute URL stays as it is: \(url)")
        claim(!url.lowercased().hasPrefix("javascript:"), "no code is a link")
      }
    }),
  FuzzTarget(
    name: "robots", maxSizeInBytes: 1024,
    words: ["user-agent:", "disallow:", "allow:", "*", "$", "%2F", "crawl-delay:"],
    seeds: { [Array("/a/b\nuser-agent: *\ndisallow: /a*b$\nallow: /a/\ncrawl-delay: 5".utf8)] },
    run: { bytes in
      let (path, file) = headAndRest(bytes)
      let robots = Robots(parsing: file)
      claim(robots.allows(path: path) == robots.allows(path: path), "twice the same")
      claim(robots.allows(path: "/robots.txt"), "robots.txt itself may be read")
      claim((robots.crawlDelay ?? .zero) <= Robots.maxCrawlDelay, "the delay keeps its limit")
    }),
]

/// What stands in the date elements of the sample feeds.
@Sendable private func dateSeeds() throws -> [[UInt8]] {
  let dates = try feedSeeds().flatMap { feed in
    text(feed).matches(of: /(?i)<[a-z:]*(?:date|updated|published|modified|issued)>([^<]{4,80})</).map {
      String($0.1)
    }
  }
  return Set(dates).sorted().map { Array($0.utf8) }
}

private let dateWords = [
  "GMT", "EST", "+0100", "-08:00", "Z", "T", "24:00", ":60", "Jan", "September", "Mon,", "2004", "04",
  "99999",
  "AM", "p.m.", "年", "月", "日", "오후", "오전", "янв", "Ιαν", "de", "W01", "-", "/", ".", ",", "١٢", "1e9",
  "12:34:56",
]
