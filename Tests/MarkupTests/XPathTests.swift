import Testing

@testable import Markup

@Suite struct XPathTests {
  let tree = try? HTMLTree(
    utf8: Array(
      "<body><p id=a>one</p><p class='x y'>two <b>2</b></p><!--c--><img src=i srcset='i 2x'></body>".utf8))

  func value(_ expression: String) throws -> XPath.Value {
    try XPath(expression).evaluate(on: #require(tree?.body))
  }

  @Test func `each type of value comes back`() throws {
    #expect(try value("p").nodes.map(\.text) == ["one", "two 2"])
    #expect(try value("//b | //p[1]").nodes.map(\.name) == ["p", "b"])
    #expect(try value("string(p[2]/b)").strings == ["2"])
    #expect(try value("count(//p) + 1").strings == ["3"])
    #expect(try value("1 div 4").strings == ["0.25"])
    #expect(try value("boolean(//u)").isTrue == false)
    #expect(try value("//u").isTrue == false)
    #expect(try value("\"Dan Abramov\"").strings == ["Dan Abramov"])
    #expect(try value("//text()").strings == ["one", "two ", "2"])
    #expect(try value(".//p[contains(concat(' ', normalize-space(@class), ' '), ' y ')]").nodes.count == 1)
  }

  @Test func `attributes come with their element, comments and namespaces not at all`() throws {
    guard case .nodes(let items) = try value("//img/@srcset"),
      case .attribute(let node, let name, let text) = items.first
    else {
      Issue.record("no attribute")
      return
    }
    #expect(node.name == "img")
    #expect([name, text] == ["srcset", "i 2x"])
    #expect(try value("//comment()").strings.isEmpty)
    #expect(try value("//namespace::*").strings.isEmpty)
  }

  static let errors: [(String, String)] = [
    ("", "XPath: the expression is empty"),
    ("//a[contain(., 'x')]", "column 5: XPath: the function `contain()` is not known"),
    ("contains(@class='x')", "XPath: a wrong number of arguments"),
    ("contains(., 'a') | contains(., 'b')", "XPath: a wrong type"),
    ("//a[fm:word(@class)]", "column 5: XPath: the prefix `fm:` is not known"),
    ("//a[. = $x]", "column 9: XPath: variables are not supported"),
  ]

  @Test(arguments: errors)
  func `bad expressions say why`(_ expression: String, _ message: String) {
    #expect(throws: MarkupError.badSelector(message)) { try XPath(expression) }
  }

  @Test(arguments: ["//a[", "//", "a b", "//p[1", "'open", "//p[@]", "(((", "f("])
  func `malformed expressions are refused`(_ expression: String) {
    #expect(throws: MarkupError.self) { try XPath(expression) }
  }

  @Test func `operations are limited`() throws {
    let tree = try HTMLTree(utf8: Array(String(repeating: "<p>x", count: 3_000).utf8))
    let path = try XPath("//*[count(preceding::*) > count(following::*)]")
    let body = try #require(tree.body)
    #expect(throws: MarkupError.badSelector("XPath: the limit of operations is passed")) {
      try path.evaluate(on: body, maxOperations: 10_000)
    }
  }
}
