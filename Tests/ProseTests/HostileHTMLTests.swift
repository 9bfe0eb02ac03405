import Foundation
import Markup
import TestSupport
import Testing

@testable import Prose

@Suite struct HostileHTMLTests {
  @Test func `there are payloads of all families`() throws {
    let families = try Payloads.htmlFamilies()
    #expect(families.count >= 11)
    #expect(families.allSatisfy { $0.payloads.count >= 20 })
    #expect(Set(families.flatMap(\.payloads)).count >= 850)
  }

  @Test func `payloads in all places leave nothing but the allow-list`() throws {
    let combinations = try Payloads.htmlCombinations()
    #expect(combinations.count > 5_000)
    for html in combinations { check(html) }
  }

  @Test func `the allow-list's check finds what breaks it`() {
    let broken = [
      "<script></script>", "<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>", "<p>a", "<b>a</p></b>",
      "<img src=\"a.png\">", "<p title=x>a</p>", "<svg></svg>",
    ]
    for html in broken { #expect(!SafeHTML.problems(in: html).isEmpty, "\(html)") }
    for html in broken where html != "<p>a" && html != "<b>a</p></b>" {
      #expect(!problemsInTree(of: html).isEmpty || html == "<p title=x>a</p>", "\(html)")
    }
  }

  @Test func `soup of any tags is clean and stays as it is when cleaned again`() {
    var random = SeededGenerator(seed: 20_260_501)
    for _ in 0..<1_500 { check(soup(using: &random)) }
  }

  @Test func `any bytes give UTF-8`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let html = sanitizedHTML(bytes, base: nil)
      #expect(String(validating: html, as: UTF8.self) != nil)
    }
  }

  func check(_ html: String) {
    let clean = cleaned(html)
    for problem in SafeHTML.problems(in: clean) + problemsInTree(of: clean) {
      Issue.record("\(problem) in \(clean) from \(html)")
    }
    let again = cleaned(clean)
    if again != clean { Issue.record("\(clean) becomes \(again) from \(html)") }
  }
}

/// What breaks the contract once libxml2 has read the output by itself, without any repair of ours.
private func problemsInTree(of html: String) -> [String] {
  guard !html.isEmpty else { return [] }
  guard let body = (try? HTMLTree(utf8: Array("<html><body><div>\(html)</div></body></html>".utf8)))?.body
  else {
    return ["no tree"]
  }
  return body.descendants.dropFirst().filter { !$0.isText }.flatMap { node in
    guard node.isElement else { return ["a node that is neither element nor text"] }
    let name = SafeHTML.allowsElement(node.name) ? [] : ["the element \(node.name)"]
    return name + node.attributes.compactMap { SafeHTML.problem(attribute: $0.name, value: $0.value) }
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

private func soup(using random: inout SeededGenerator) -> String {
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
