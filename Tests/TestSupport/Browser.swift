import Dispatch
import Foundation

/// A headless Chromium with one page, spoken to in its own DevTools protocol over two pipes.
///
/// What the page says on its console and what it asks the network for are kept.
package final class Browser {
  /// Chromium or Chrome as this machine has it; nil where it has none.
  package static let program: String? = ["chromium", "chromium-browser", "google-chrome", "chrome"]
    .flatMap { name in ["/usr/bin/", "/usr/local/bin/", "/snap/bin/"].map { $0 + name } }
    .first(where: FileManager.default.isExecutableFile)

  /// What went wrong between a test and its browser.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// What the page said on its console or was told there: errors, warnings, broken policies.
  package private(set) var complaints: [String] = []
  /// The addresses that the page asked for.
  package private(set) var requests: [String] = []

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let folder: URL
  private var unread = Data()
  private var lastID = 0
  private var session: String?

  /// A browser that takes longer for one answer is ended.
  private static let limitInSeconds = 60

  package init() throws {
    guard let program = Browser.program else { throw Failure(description: "there is no Chromium") }
    folder = FileManager.default.temporaryDirectory.appending(path: "feedmill-browser-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: "/bin/sh")
    // The protocol's pipes are 3 and 4; a shell makes them of its own input and output.
    process.arguments =
      ["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", program] + [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir=\(folder.path)", "about:blank",
      ]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] ?? ""
    session =
      try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { try call(domain + ".enable") }
  }

  deinit {
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Opens an address and waits until the page and all it asked for are there.
  package func open(_ address: String) throws {
    try call("Page.navigate", ["url": address])
    try wait(until: "document.readyState === 'complete' && location.href !== 'about:blank'")
  }

  /// Gives the page a width and a height, and light or dark.
  package func show(width: Int, height: Int, isDark: Bool) throws {
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
    try call(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
  }

  /// The value of an expression of JavaScript in the page: a string, number, Bool, array or dictionary.
  @discardableResult
  package func evaluate(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let problem = answer["exceptionDetails"] { throw Failure(description: "\(expression): \(problem)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// Waits until an expression is true.
  package func wait(until expression: String, seconds: Double = 30) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while try evaluate(expression) as? Bool != true {
      guard Date() < deadline else { throw Failure(description: "never came true: \(expression)") }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// Types a text where the page has its focus.
  package func type(_ text: String) throws { try call("Input.insertText", ["text": text]) }

  /// A picture of the whole page, as PNG.
  package func picture() throws -> Data {
    let answer = try call("Page.captureScreenshot", ["captureBeyondViewport": true])
    return (answer["data"] as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
  }

  // MARK: The protocol

  @discardableResult
  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    let id = lastID
    var message: [String: Any] = ["id": id, "method": method, "params": parameters]
    message["sessionId"] = session
    var bytes = try JSONSerialization.data(withJSONObject: message)
    bytes.append(0)
    try input.fileHandleForWriting.write(contentsOf: bytes)
    // Whoever hangs is ended, and then reads as ended.
    let pid = process.processIdentifier
    let watch = DispatchWorkItem { kill(pid, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Browser.limitInSeconds), execute: watch)
    defer { watch.cancel() }
    while true {
      let answer = try nextMessage()
      guard answer["id"] as? Int == id else {
        note(answer)
        continue
      }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func nextMessage() throws -> [String: Any] {
    while true {
      if let end = unread.firstIndex(of: 0) {
        let message = unread[unread.startIndex..<end]
        unread = Data(unread[unread.index(after: end)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(description: "the browser ended") }
      unread.append(more)
    }
  }

  private func note(_ event: [String: Any]) {
    let parameters = event["params"] as? [String: Any] ?? [:]
    switch event["method"] as? String {
    case "Network.requestWillBeSent":
      if let request = parameters["request"] as? [String: Any], let url = request["url"] as? String {
        requests.append(url)
      }
    case "Runtime.consoleAPICalled": complaints.append("\(parameters["args"] ?? "")")
    case "Runtime.exceptionThrown": complaints.append("\(parameters["exceptionDetails"] ?? "")")
    case "Log.entryAdded":
      let entry = parameters["entry"] as? [String: Any]
      complaints.append("\(entry?["text"] ?? "") \(entry?["url"] ?? "")")
    default: break
    }
  }
}
