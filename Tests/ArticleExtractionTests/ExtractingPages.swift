import ArticleExtraction
import Model

/// The article of a page put together from a head and a body; no rules apply.
///
/// Without `choosesBlocks` it shows what the steps before the choice of single blocks do.
func article(
  head: String = "", body: String = "", url: String? = "https://www.example.org/a",
  choosesBlocks: Bool = false
) throws -> Article {
  let page = "<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>"
  return try ArticleExtractor(rules: nil, skipping: choosesBlocks ? [] : [.blocks])
    .article(page: Array(page.utf8), contentType: "text/html; charset=utf-8", url: url)
}

/// A paragraph of 50 words that starts with `word`.
func paragraph(_ word: String) -> String {
  "<p>\(word) " + Array(repeating: "walked along the river, and", count: 9).joined(separator: " ")
    + " slept at noon.</p>"
}
