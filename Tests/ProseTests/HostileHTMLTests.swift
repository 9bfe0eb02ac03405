import Foundation
import TestSupport
import Testing

@testable import Prose

@Suite struct HostileHTMLTests {
  /// The payloads of `Tests/Payloads/html.txt`, one a line, `\n`, `\x00` and `\u0338` read as escapes.
  static let payloads: [String] = {
    let file = Samples.packageRoot.appending(path: "Tests/Payloads/html.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }.map { unescaped(String($0)) }
  }()

  @Test func `there are payloads of all families`() {
    #expect(HostileHTMLTests.payloads.count >= 150)
  }

  @Test(arguments: payloads) func `a payload leaves nothing but the allow-list`(_ payload: String) {
    check(payload)
    check("<div>before</div>" + payload + "<p>after</p>")
    check("<table><tr><td><ul><li><a href='https://h.example/'>" + payload)
    check("<svg><p>" + payload)
    check("<math><mtext>" + payload)
    check("<p title=\"" + payload)
    check("<noscript><img src=x>" + payload)
  }

  @Test func `soup of any tags is clean and stays as it is when cleaned again`() {
    var random = SplitMix(state: 20_260_501)
    for _ in 0..<1_500 { check(soup(using: &random)) }
  }

  @Test func `any bytes give UTF-8`() {
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let html = sanitizedHTML(bytes, base: nil)
      #expect(String(validating: html, as: UTF8.self) != nil)
    }
  }

  func check(_ html: String) {
    let clean = cleaned(html)
    for problem in problems(in: clean) { Issue.record("\(problem) in \(clean) from \(html)") }
    let again = cleaned(clean)
    if again != clean { Issue.record("\(clean) becomes \(again) from \(html)") }
  }
}

/// What breaks the contract in output, found by reading its tags without any parser of ours.
private func problems(in html: String) -> [String] {
  var found: [String] = []
  var open: [Substring] = []
  for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
    guard let end = piece.firstIndex(of: ">") else { return found + ["a tag without an end"] }
    var tag = piece[..<end]
    if tag.first == "/" {
      if open.popLast() != tag.dropFirst() { found.append("a misplaced end tag \(tag)") }
      continue
    }
    let name = tag.prefix { $0 != " " }
    tag = tag[name.endIndex...]
    if !allowedNames.contains(String(name)) { found.append("the element \(name)") }
    if !voidNames.contains(String(name)) { open.append(name) }
    while let attribute = tag.prefixMatch(of: /\ ([a-z]+)="([^"]*)"/) {
      tag = tag[attribute.range.upperBound...]
      if !allowedAttributes.contains(String(attribute.1)) { found.append("the attribute \(attribute.1)") }
      if ["href", "src", "cite", "poster"].contains(attribute.1), !isAllowedURL(attribute.2) {
        found.append("the URL \(attribute.2)")
      }
    }
    if !tag.isEmpty { found.append("the rest of a tag \(tag)") }
  }
  return open.isEmpty ? found : found + ["\(open) without an end"]
}

private func isAllowedURL(_ url: Substring) -> Bool {
  ["http://", "https://", "mailto:", "tel:", "data:image/png;base64,"].contains { url.hasPrefix($0) }
}

private let voidNames: Set = ["br", "col", "hr", "img", "source", "track", "wbr"]
private let allowedNames = Set(
  """
  p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code samp kbd var em strong b i u s sub sup \
  small mark abbr time del ins br hr a img picture source figure figcaption table caption thead tbody tfoot \
  tr th td colgroup col audio video track details summary ruby rt rp bdi bdo wbr math mi mn mo ms mtext mrow \
  mfrac msqrt msup msub
  """.split(separator: " ").map(String.init))
private let allowedAttributes = Set(
  """
  href src srcset alt title width height cite datetime lang dir colspan rowspan scope start reversed type \
  controls poster rel
  """.split(separator: " ").map(String.init))

private func unescaped(_ line: String) -> String {
  var text = ""
  var rest = line[...]
  while let slash = rest.firstIndex(of: "\\") {
    text += rest[..<slash]
    rest = rest[slash...].dropFirst()
    if let match = rest.prefixMatch(of: /(?:x([0-9a-f]{2})|u([0-9a-fA-F]{4}))/) {
      let digits = match.1 ?? match.2 ?? "0"
      text.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
      rest = rest[match.range.upperBound...]
    } else if let letter = rest.popFirst() {
      text += ["n": "\n", "t": "\t", "r": "\r"][letter] ?? String(letter)
    }
  }
  return text + rest
}

/// A generator of numbers that are the same on each run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

private let soupTags =
  """
  p div span b i em a ul ol li dl dt dd table tr td th tbody thead caption col colgroup h1 h2 blockquote pre code \
  figure figcaption img br hr ruby rt rp math mi mtext mo mrow svg style script noscript template iframe textarea \
  title select option form button details summary video source picture sub sup q article section center font \
  strike nobr listing body html head marquee x-foo small mark bdo
  """.split(separator: " ").map(String.init)
private let soupAttributes = [
  "href=\"/x\"", "href=\"javascript:x\"", "src=\"i.png\"", "src=x onerror=x", "title=\"a'&quot;<b>\"",
  "dir=rtl",
  "colspan=3", "lang=de", "srcset=\"a.png 1x, b.png 2x\"", "style=x", "class='\"><img src=x>'", "cite=/q",
]
private let soupTexts = [
  "a", "b c", " ", "\n", "&amp;", "&lt;p&gt;", "漢字", "\u{A0}", "\u{338}x", "x\u{338}", "<!-- c -->", "<!-->",
  "<![CDATA[x]]>", "&#150;", "\u{200B}", "<?pi?>", "</", "<", ">", "\"", "end.", "<br><br>", "e\u{301}",
]

private func soup(using random: inout SplitMix) -> String {
  var html = ""
  var open: [String] = []
  for _ in 0..<Int.random(in: 3...50, using: &random) {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4:
      let name = soupTags.randomElement(using: &random) ?? "p"
      let attributes = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        " " + (soupAttributes.randomElement(using: &random) ?? "")
      }
      html += "<\(name)\(attributes.joined())>"
      open.append(name)
    case 4..<6:
      let name = Bool.random(using: &random) ? open.popLast() : soupTags.randomElement(using: &random)
      html += "</\(name ?? "p")>"
    default: html += soupTexts.randomElement(using: &random) ?? ""
    }
  }
  return html
}
