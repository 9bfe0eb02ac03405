internal import Foundation

extension FetchResponse {
  /// The answer to the last hop, its body decoded.
  init(
    _ result: Transfer.Result, of transfer: Transfer, asked request: FetchRequest,
    through chain: RedirectChain
  )
    throws(FetchError)
  {
    let lengths = Set(result.headers.values(of: "Content-Length"))
    if lengths.count > 1 { throw .badResponse(transfer.shown, "names two lengths for one body") }
    if result.status == 304 && request.validators.isEmpty { throw .unexpected304(transfer.shown) }
    let decoded = try Self.decode(result, of: transfer)
    self.init(
      status: result.status, headers: result.headers, body: decoded, finalURL: chain.current.url,
      redirects: chain.redirects, fetchedAt: .now, wireBytes: result.body.count,
      isCut: result.isCut || decoded.count == transfer.limits.decodedBytes && transfer.limits.cutsLargeBody)
  }

  private static func decode(_ result: Transfer.Result, of transfer: Transfer) throws(FetchError) -> [UInt8] {
    let codings = result.headers.values(of: "Content-Encoding").flatMap { $0.split(separator: ",") }
      .map { $0.filter { $0 != " " && $0 != "\t" } }.filter {
        !HeaderFields.areSame($0, "identity") && !$0.isEmpty
      }
    guard let name = codings.first, !result.body.isEmpty else { return result.body }
    guard codings.count == 1 else { throw .badEncoding(transfer.shown, "encoded more than once") }
    guard let coding = ContentCoding(named: name) else {
      throw .badEncoding(transfer.shown, "encoded in a way that was not asked for: \(name.prefix(40))")
    }
    let limits = transfer.limits
    let decompression = Decompression(
      coding, limitInBytes: limits.decodedBytes, keepsPart: limits.cutsLargeBody)
    do throws(Decompression.Failure) {
      return try decompression.decode(result.body)
    } catch {
      switch error {
      case .truncated: throw .truncated(transfer.shown)
      case .corrupt: throw .badEncoding(transfer.shown, "the \(name) data is corrupt")
      case .tooLarge(let limit): throw .tooLarge(transfer.shown, limitInBytes: limit)
      }
    }
  }
}
