internal import ArticleExtraction
internal import Fetching
internal import Markup
internal import Model

/// Gets the further pages of an article that a site's rule names: the one page that has all of it, or the next
/// one and those after it.
///
/// Keeps to the article's host, to the rule's number of pages, and never to a page it had.
struct PageFollower: Sendable {
  let rules: RuleLibrary
  let fetch: @Sendable (String) async throws(FeedmillError) -> InputDocument

  /// The document with what follows it; what can't be had is a warning.
  func completed(_ document: InputDocument) async -> InputDocument {
    guard !document.isPlainText, document.following.isEmpty else { return document }
    var first = document
    var links = links(of: document)
    if let address = links.single, isSameSite(address, as: document) {
      do throws(FeedmillError) {
        let whole = try await fetch(address)
        first = whole
        (first.source, first.key) = (document.source, document.key)
        links = self.links(of: whole)
      } catch {
        first.notes.append("the single page \(address) can't be had: \(error.message)")
      }
    }
    var known = Set([document.url, first.url].compactMap(\.self))
    while let address = links.next, first.following.count + 1 < links.maxPages,
      isSameSite(address, as: first),
      known.insert(address).inserted
    {
      do throws(FeedmillError) {
        let page = try await fetch(address)
        if let url = page.url, url != address, !known.insert(url).inserted { break }
        first.following.append(page)
        links.next = self.links(of: page).next
      } catch {
        first.notes.append("page \(first.following.count + 2) can't be had: \(error.message)")
        break
      }
    }
    return first
  }

  private func links(of document: InputDocument) -> PageLinks {
    let extractor = ArticleExtractor(rules: rules.set)
    // A page that can't be parsed names none.
    return
      (try? extractor.links(
        page: document.bytes, contentType: document.contentType, url: document.url, on: document.day))
      ?? PageLinks()
  }

  private func isSameSite(_ address: String, as document: InputDocument) -> Bool {
    func host(_ url: String?) -> Substring? {
      guard let url, let start = url.firstRange(of: "://")?.upperBound else { return nil }
      let host = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      return host.hasPrefix("www.") ? host.dropFirst(4) : host
    }
    return host(address) != nil && host(address) == host(document.url)
  }
}

extension InputLoader {
  /// A document from the web with the further pages of its article, where its site's rule names any.
  public func completed(_ document: InputDocument, by rules: RuleLibrary) async -> InputDocument {
    guard document.page != nil else { return document }
    let follower = PageFollower(rules: rules) { address throws(FeedmillError) in
      try await fetch(address)
    }
    return await follower.completed(document)
  }
}

extension RuleLibrary {
  /// The header lines that a site's rule wants of requests.
  func headers(for url: String) -> HeaderFields {
    let wanted = set?.headers(for: url) ?? [:]
    return HeaderFields(
      wanted.sorted { $0.key < $1.key }.filter { HeaderFields.isValidValue($0.value) }.map {
        ($0.key, $0.value)
      })
  }
}

extension Article {
  /// Adds the body of the page after it.
  mutating func append(_ page: Article) {
    guard let text = page.contentText, contentHash != page.contentHash else { return }
    contentText = [contentText, text].compactMap(\.self).joined(separator: "\n\n")
    contentHTML = [contentHTML, page.contentHTML].compactMap(\.self).joined()
    extraction.removed.merge(page.extraction.removed, uniquingKeysWith: +)
    if let removals = page.extraction.removals {
      extraction.removals = (extraction.removals ?? []) + removals
    }
    warnings += page.warnings.filter { !warnings.contains($0) }
    fillCounts()
  }
}
