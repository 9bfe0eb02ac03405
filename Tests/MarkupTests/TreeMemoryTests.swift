import Testing

@testable import Markup

@Suite struct TreeMemoryTests {
  func tree(_ html: String) throws -> HTMLTree { try HTMLTree(utf8: Array(html.utf8)) }

  @Test func `more trees than there are slots live side by side`() throws {
    let trees = try (0..<3 * TreeRegion.slots).map { try tree("<body><p id=\($0)>text \($0)</p></body>") }
    for (number, page) in trees.enumerated() {
      let paragraph = try #require(page.body?.firstChild)
      paragraph.setAttribute("class", to: "n\(number)")
      paragraph.firstChild?.setText("new \(number)")
    }
    for (number, page) in trees.enumerated() {
      let paragraph = try #require(page.body?.firstChild)
      #expect(paragraph.text == "new \(number)")
      #expect(paragraph.attributes.map(\.value) == ["\(number)", "n\(number)"])
    }
  }

  @Test func `a tree larger than what a slot keeps gives its memory back`() throws {
    for round in 0..<3 {
      let page = try tree("<body>" + String(repeating: "<p class=x>some words</p>", count: 40_000))
      #expect(page.body?.elements.reduce(0) { sum, _ in sum + 1 } == 40_000, "round \(round)")
    }
    #expect(try tree("<body><p>small</p>").body?.text == "small")
  }

  @Test func `a text that grows keeps its contents`() throws {
    let page = try tree("<body><p>a</p><p>b</p></body>")
    let text = try #require(page.body?.firstChild?.firstChild)
    for length in [3, 100, 5000, 2, 600_000, 40] {
      text.setText(String(repeating: "x", count: length))
      #expect(text.text.utf8.count == length)
      #expect(page.body?.lastChild?.text == "b")
    }
  }

  @Test func `blocks that were freed are handed out again, by size`() throws {
    let slot = try #require(TreeRegion.shared?.take())
    defer { TreeRegion.shared?.giveBack(slot) }
    let (first, second) = (try #require(slot.allocate(24)), try #require(slot.allocate(700)))
    slot.free(first)
    let (other, again) = (slot.allocate(64), slot.allocate(20))
    #expect(again == first)
    #expect(other != first)
    let grown = try #require(slot.reallocate(first, 64))
    #expect(grown != first && grown != second)
    #expect(slot.reallocate(grown, 60) == grown)
    #expect(slot.allocate(1 << 33) == nil)
  }
}

@Suite struct AttributeKeyTests {
  @Test func `attributes whose names start alike are told apart`() throws {
    let html = "<body><img data-src-a=1 data-src-b=2 data-sr=3 data-src=4 x:y=5 d='' e>"
    let image = try #require(HTMLTree(utf8: Array(html.utf8)).body?.firstChild)
    #expect(image.attribute("data-src-a") == "1")
    #expect(image.attribute("data-src-b") == "2")
    #expect(image.attribute("data-sr") == "3")
    #expect(image.attribute("data-src") == "4")
    #expect(image.attribute(named: "data-src-b") == "2")
    #expect(image.attribute("data-src-c") == nil)
    #expect(image.attribute("data-s") == nil)
    #expect(image.attribute("d") == "" && image.attribute("e") == "")
    #expect(image.withAttribute("data-src") { $0.count == 1 } == true)
  }

  @Test func `attributes that are set, replaced and dropped are found as they are`() throws {
    let page = try HTMLTree(utf8: Array("<body><p class=a>x</p>".utf8))
    let made = try #require(page.makeElement(.a))
    let parsed = try #require(page.body?.firstChild)
    for node in [made, parsed] {
      #expect(!node.hasAttribute("data-long-name"))
      node.setAttribute("data-long-name", to: "1")
      #expect(node.attribute("data-long-name") == "1")
      node.setAttribute("data-long-name", to: "2")
      #expect(node.attribute("data-long-name") == "2")
      node.rename(to: .div)
      #expect(node.tag == .div && node.attribute("data-long-name") == "2")
      node.removeAttribute("data-long-name")
      #expect(!node.hasAttribute("data-long-name"))
    }
    #expect(parsed.attribute("class") == "a")
    #expect(parsed.index < made.index)
  }
}
