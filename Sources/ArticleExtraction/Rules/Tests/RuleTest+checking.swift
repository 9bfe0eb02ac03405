internal import Markup
package import Model
internal import Prose

extension RuleTest.Expectation {
  /// What is wrong with an article; nil when it is as claimed.
  package func failure(of article: Article) -> String? {
    switch claim {
    case .title(let text): RuleTestText.difference(article.title, text)
    case .section(let text): RuleTestText.difference(article.section, text)
    case .authors(let names): RuleTestText.difference(article.authors.compactMap(\.name), names)
    case .tags(let tags): RuleTestText.difference(article.tags, tags)
    case .date(let text): dateFailure(article, text)
    case .first(let text): RuleTestText.beginning(article.blocks.first, text)
    case .last(let text): RuleTestText.beginning(article.blocks.last, text)
    case .contains(let text): containsFailure(article, text)
    case .absent(let text): absentFailure(article, text)
    case .removed(let kind, let count): removedFailure(article, kind, count)
    case .words(let range): wordsFailure(article, range)
    case .isPartial: article.isPartial ? nil : "the article is not marked as partial"
    case .isSponsored(let isSponsored):
      (article.isSponsored ?? false) == isSponsored
        ? nil : "the article is \(isSponsored ? "not " : "")marked as sponsored"
    }
  }

  private func dateFailure(_ article: Article, _ text: String) -> String? {
    let found = article.published.flatMap(RFC3339.write)
    if let moment = RFC3339.parse(text) {
      return moment == article.published ? nil : RuleTestText.unequal(found, text)
    }
    return found?.hasPrefix(text) == true ? nil : RuleTestText.unequal(found, text)
  }

  private func containsFailure(_ article: Article, _ text: String) -> String? {
    let wanted = RuleTestText.folded(text)
    // A claim may run over the end of a block.
    let body = RuleTestText.folded(article.contentText ?? "")
    return body.index(ofWord: wanted) != nil ? nil : "the body does not have it"
  }

  private func absentFailure(_ article: Article, _ text: String) -> String? {
    let unwanted = RuleTestText.folded(text)
    let number = article.blocks.firstIndex { RuleTestText.folded($0).index(ofWord: unwanted) != nil }
    return number.map { "block \($0 + 1) has it: \(RuleTestText.quoted(article.blocks[$0]))" }
  }

  private func removedFailure(_ article: Article, _ kind: String, _ count: Int) -> String? {
    let found = article.extraction.removed[kind] ?? 0
    guard found != count else { return nil }
    let all = article.extraction.removed.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return "expected \(count), found \(found); removed: {\(all.joined(separator: ", "))}"
  }

  private func wordsFailure(_ article: Article, _ range: ClosedRange<Int>) -> String? {
    let words = article.wordCount ?? 0
    if words < range.lowerBound { return "the body has \(words) words, fewer than \(range.lowerBound)" }
    return words > range.upperBound ? "the body has \(words) words, more than \(range.upperBound)" : nil
  }
}

extension Article {
  /// The blocks of the plain text.
  package var blocks: [String] {
    (contentText ?? "").split(separator: "\n\n").map(String.init)
  }
}

/// Comparisons of texts as rules make them, and how their failures read.
enum RuleTestText {
  static func folded(_ text: String) -> [UInt8] { Folding.fold(Array(text.utf8)) }

  static func difference(_ found: String?, _ expected: String) -> String? {
    folded(found ?? "") == folded(expected) ? nil : unequal(found, expected)
  }

  static func difference(_ found: [String], _ expected: [String]) -> String? {
    guard found.map(folded) != expected.map(folded) else { return nil }
    return "expected [\(expected.map(quoted).joined(separator: ", "))], "
      + "found [\(found.map(quoted).joined(separator: ", "))]"
  }

  static func beginning(_ block: String?, _ expected: String) -> String? {
    guard let block else { return "the body is empty" }
    return folded(block).starts(with: folded(expected)) ? nil : unequal(block, expected)
  }

  static func unequal(_ found: String?, _ expected: String) -> String {
    "expected \(quoted(expected)), found \(found.map(quoted) ?? "nothing")"
  }

  static func quoted(_ text: String) -> String {
    let line = normalizedText(text)
    return "\"\(line.count > 100 ? line.prefix(100) + "…" : line[...])\""
  }
}
