internal import Fetching
internal import Foundation
internal import Model

/// A page that was fetched and read.
struct ReadPage {
  let response: FetchResponse
  let article: Article
  let leads: PageLeads

  init(response: FetchResponse, article: Article) {
    self.response = response
    self.article = article
    leads = PageLeads(of: response.body, contentType: response.contentType, at: response.finalURL)
  }

  /// An article of fewer words may be a page that only leads to it.
  private static let poorWords = 80

  private var words: Int { article.extraction.method == .none ? 0 : article.wordCount ?? 0 }

  /// Whether the page has next to nothing to read.
  var isPoor: Bool { words < ReadPage.poorWords }

  /// Where the article may stand in full, the likeliest first.
  var versions: [URL] {
    let canonical = isPoor || leads.isAMP ? leads.canonical : nil
    return [leads.singlePage, canonical, isPoor ? leads.amp : nil].compactMap { $0 }
  }

  /// Whether it holds more of the article than another version; one that isn't for AMP holds better markup.
  func isBetter(than other: ReadPage) -> Bool {
    other.leads.isAMP && !leads.isAMP ? words * 10 >= other.words * 9 : words > other.words
  }
}
