import Testing

@testable import Workbench

/// Who may ask the workbench.
@Suite struct GateTests {
  private let gate = Gate(token: "0123456789abcdef", port: 4321)

  private func visit(_ change: (inout Gate.Visit) -> Void = { _ in }) -> Gate.Visit {
    var visit = Gate.Visit(path: "/0123456789abcdef/view", host: "127.0.0.1:4321")
    change(&visit)
    return visit
  }

  private func post(_ change: (inout Gate.Visit) -> Void = { _ in }) -> Gate.Visit {
    visit { visit in
      visit.isPost = true
      visit.origin = "http://127.0.0.1:4321"
      visit.contentType = "application/json"
      visit.sizeInBytes = 10
      change(&visit)
    }
  }

  private func status(_ visit: Gate.Visit) -> Int? {
    if case .refused(let status, _) = gate.decision(on: visit) { status } else { nil }
  }

  @Test func `the token lets in, to what stands behind it`() {
    #expect(gate.decision(on: visit()) == .allowed("view"))
    #expect(gate.decision(on: visit { $0.path = "/0123456789abcdef/" }) == .allowed(""))
    #expect(gate.decision(on: visit { $0.host = "localhost:4321" }) == .allowed("view"))
    #expect(gate.decision(on: post()) == .allowed("view"))
  }

  @Test(arguments: [
    "/", "", "/view", "//view", "/0123456789abcdee/view", "/0123456789abcde/view", "/0123456789abcdef0/view",
    "/view/0123456789abcdef", "0123456789abcdef",
  ])
  func `without the token nothing is answered`(path: String) {
    #expect(status(visit { $0.path = path }) == 403)
  }

  @Test func `the token alone is no address`() {
    #expect(status(visit { $0.path = "/0123456789abcdef" }) == 404)
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:4321", "127.0.0.1", "127.0.0.1:4322",
    "127.0.0.1:4321.evil.example",
    "[::1]:4321",
  ])
  func `a name that resolves to this machine is refused`(host: String?) {
    #expect(status(visit { $0.host = host }) == 403)
  }

  @Test(arguments: [
    nil, "null", "http://evil.example", "https://127.0.0.1:4321", "http://127.0.0.1:4322",
    "http://localhost:4321",
  ])
  func `another page's POST is refused`(origin: String?) {
    #expect(status(post { $0.origin = origin }) == 403)
  }

  @Test func `only JSON of a known and modest size is read`() {
    #expect(status(post { $0.contentType = "text/plain" }) == 415)
    #expect(status(post { $0.contentType = nil }) == 415)
    #expect(status(post { $0.sizeInBytes = nil }) == 411)
    #expect(status(post { $0.sizeInBytes = Gate.maxBodyInBytes + 1 }) == 413)
    #expect(status(post { $0.sizeInBytes = Gate.maxBodyInBytes }) == nil)
  }

  @Test func `tokens are long and differ`() {
    let tokens = (0..<100).map { _ in Gate.makeToken() }
    #expect(Set(tokens).count == 100)
    #expect(tokens.allSatisfy { $0.count == 48 && $0.allSatisfy(\.isHexDigit) })
  }
}
