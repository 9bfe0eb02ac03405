import TestSupport

/// Makes bodies up: blocks in blocks, and lines full of what Markdown could take for its own.
struct BodyDice {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func body() -> String { (0..<number(1...6)).map { _ in block(depth: 0) }.joined() }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func block(depth: Int) -> String {
    switch number(0...(depth < 3 ? 11 : 4)) {
    case 0...3: return "<p>\(line(depth: 0))</p>"
    case 4:
      return "<pre>\(plain())\n\n  \(plain())\n</pre>".replacing("<img", with: "&lt;img")
    case 5: return "<h\(number(1...6))>\(line(depth: 0))</h3>"
    case 6, 7: return list(depth: depth)
    case 8: return "<blockquote>\(blocks(depth: depth))</blockquote>"
    case 9: return "<hr>"
    case 10: return table()
    default:
      return
        "<figure><img src='https://h.example/i.png' alt='\(plain())'><figcaption>\(line(depth: 1))</figcaption></figure>"
    }
  }

  private mutating func blocks(depth: Int) -> String {
    (0..<number(1...3)).map { _ in block(depth: depth + 1) }.joined()
  }

  private mutating func list(depth: Int) -> String {
    let tag = number(0...1) == 0 ? "ul" : "ol"
    let items = (0..<number(1...4)).map { _ in
      "<li>" + (number(0...2) == 0 ? blocks(depth: depth) : line(depth: 0))
        + (number(0...3) == 0 ? list(depth: depth + 2) : "")
        + (number(0...5) == 0 ? line(depth: 1) : "") + "</li>"
    }
    return "<\(tag)>\(items.joined())</\(tag)>"
  }

  private mutating func table() -> String {
    let columns = number(1...3)
    let rows = (0..<number(1...3)).map { _ in
      "<tr>" + (0..<columns).map { _ in "<td>\(line(depth: 1))</td>" }.joined() + "</tr>"
    }
    return "<table>\(rows.joined())</table>"
  }

  private mutating func plain() -> String {
    (0..<number(1...3)).map { _ in words.randomElement(using: &random) ?? "" }.joined(
      separator: number(0...3) == 0 ? "" : " ")
  }

  private mutating func line(depth: Int) -> String {
    (0..<number(1...4)).map { _ in inline(depth: depth) }.joined(separator: number(0...2) == 0 ? "" : " ")
  }

  private mutating func inline(depth: Int) -> String {
    guard depth < 3, number(0...2) == 0 else { return plain() }
    let inside = line(depth: depth + 1)
    switch number(0...9) {
    case 0...2: return "<b>\(inside)</b>"
    case 3, 4: return "<em>\(inside)</em>"
    case 5: return "<a href='https://h.example/a_(b)?c=*d*'>\(inside)</a>"
    case 6: return "<code>\(plain().replacing("<img", with: "&lt;img"))</code>"
    case 7: return "<del>\(inside)</del>"
    case 8: return "\(inside)<br>\(plain())"
    default: return "<sup>\(plain())</sup>"
    }
  }

  private let words = [
    "word", "Wort", "слово", "文字", "1.", "2)", "-", "+", "*", "**", "_", "a_b", "__init__", "#", "##", "&gt;",
    "=", "===",
    "---", "~", "~~", "~5", "`", "``", "[x]", "[x](y)", "!", "![", "&lt;b&gt;", "&amp;amp;", "&amp;copy;",
    "\\", "\\n", "|", "a|b", ":",
    "http://h.example/a_b_c", "「引用」", "(c)", "\u{201C}q\u{201D}", "…", "5*3*2", "a*b", "$x$", "é", "🙂",
    "1986", "<img src='https://h.example/i.png' alt='*'>",
  ]
}
