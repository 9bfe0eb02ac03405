internal import ArticleExtraction
internal import Markup

/// An entry of a `remove` list that would take a text out of a page, and what else it would take.
public struct RuleSuggestion: Sendable, Equatable {
  /// The entry as a line of YAML, without the dash.
  public let entry: String
  /// What it takes out of the page itself.
  public let here: Effect
  /// What it takes out of other samples, those without an effect left out.
  public let elsewhere: [Effect]

  /// What an entry takes out of one page.
  public struct Effect: Sendable, Equatable {
    /// The sample.
    public let page: String
    /// How many elements or blocks.
    public let count: Int
    /// Their words.
    public let words: Int
    /// The share of the body, in percent.
    public let percent: Int
    /// How the first of them begins.
    public let text: String
  }

  /// How many are made.
  public static let maxCount = 3
  /// An entry that takes more of a body is refused.
  static let maxPercent = 50

  /// The entries that would take a text out of a page, judged on other samples too; those that take the
  /// least besides come first. Empty when no block of the body has the text.
  public static func suggestions(
    removing text: String, from sample: RuleSample, samples: [RuleSample], by library: RuleLibrary
  ) throws(FeedmillError) -> [RuleSuggestion] {
    let page = try CleanedPage(sample, library)
    var entries: [(entry: RemovalEntry, here: Effect, elsewhere: [Effect])] = []
    for entry in page.entries(removing: text) {
      guard let here = page.effect(of: entry, in: sample), here.percent <= maxPercent else { continue }
      entries.append((entry, here, []))
    }
    for other in samples where other.identity != sample.identity {
      // What can't be read is no evidence.
      guard !entries.isEmpty, let cleaned = try? CleanedPage(other, library) else { continue }
      for index in entries.indices {
        if let effect = cleaned.effect(of: entries[index].entry, in: other) {
          entries[index].elsewhere.append(effect)
        }
      }
    }
    let sorted = entries.enumerated().sorted { left, right in
      (left.element.here.words, left.offset) < (right.element.here.words, right.offset)
    }
    return sorted.prefix(maxCount).map { _, entry in
      RuleSuggestion(entry: entry.entry.yaml, here: entry.here, elsewhere: entry.elsewhere)
    }
  }
}

extension CleanedPage {
  init(_ sample: RuleSample, _ library: RuleLibrary) throws(FeedmillError) {
    let document = try sample.document()
    do throws(MarkupError) {
      self = try CleanedPage(
        page: document.bytes, contentType: document.contentType, url: document.url, rules: library.set)
    } catch {
      throw FeedmillError(error).about(sample.page)
    }
  }

  /// nil when the entry takes nothing.
  func effect(of entry: RemovalEntry, in sample: RuleSample) -> RuleSuggestion.Effect? {
    let taken = effect(of: entry)
    guard let first = taken.first else { return nil }
    let words = taken.reduce(0) { $0 + $1.words }
    return RuleSuggestion.Effect(
      page: sample.folder, count: taken.count, words: words, percent: words * 100 / max(1, self.words),
      text: String(first.text.prefix(60)))
  }
}
