internal import FlyingFox
internal import Foundation

extension WorkbenchAnswers {
  /// The answer to a request, if the gate lets it in.
  func response(to request: HTTPRequest, _ gate: Gate) async -> HTTPResponse {
    HTTPResponse(await answer(to: request, gate))
  }

  private func answer(to request: HTTPRequest, _ gate: Gate) async -> Answer {
    let isPost = request.method == .POST
    guard isPost || request.method == .GET else { return .text(405, "only GET and POST are answered") }
    let visit = Gate.Visit(
      isPost: isPost, path: request.target.path(), host: request.headers[.host],
      origin: request.headers[HTTPHeader("Origin")], contentType: request.headers[.contentType],
      sizeInBytes: request.bodySequence.count)
    switch gate.decision(on: visit) {
    case .refused(let status, let reason): return .text(status, reason)
    case .allowed(let path):
      if !isPost { return page(path) }
      // What doesn't arrive whole is no question.
      guard let body = try? await request.bodyData else { return .text(400, "the request broke off") }
      return answer(path, [UInt8](body))
    }
  }
}

extension HTTPResponse {
  /// What keeps a browser from doing anything else with an answer.
  private static let caution: HTTPHeaders = [
    HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Referrer-Policy"): "no-referrer",
    HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin", HTTPHeader("Cache-Control"): "no-store",
    HTTPHeader("Content-Security-Policy"):
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
      + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ]

  fileprivate init(_ answer: Answer) {
    var headers = HTTPResponse.caution
    headers[.contentType] = answer.type
    self.init(
      statusCode: HTTPStatusCode(answer.status, phrase: answer.status < 400 ? "OK" : "Refused"),
      headers: headers, body: Data(answer.bytes))
  }
}
