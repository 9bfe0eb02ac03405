extension Result where Success: Sendable, Failure == FeedmillError {
  /// The result of an asynchronous body.
  init(awaiting body: () async throws(FeedmillError) -> Success) async {
    do throws(FeedmillError) { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
