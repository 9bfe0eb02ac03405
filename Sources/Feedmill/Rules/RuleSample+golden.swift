internal import ArticleExtraction
internal import Foundation
internal import Model

extension RuleSample {
  /// True when the folder says what must come of the page.
  var isGolden: Bool { FileManager.default.fileExists(atPath: article) }

  /// The page's path, the same however it was named.
  var identity: String { URL(filePath: page).standardizedFileURL.resolvingSymlinksInPath().path }

  /// The article of the page, every removal listed.
  func article(of document: InputDocument, by library: RuleLibrary) throws(FeedmillError) -> Article {
    var options = ExtractionOptions()
    options.rules = library
    options.explains = true
    return try Article(extracting: document, options: options)
  }

  /// The same, with its explanation where that is asked for.
  func article(
    of document: InputDocument, by library: RuleLibrary, explains: Bool
  ) throws(FeedmillError) -> (article: Article, explanation: Explanation?) {
    guard explains else { return (try article(of: document, by: library), nil) }
    let explanation = try Explanation(of: document, by: library)
    return (explanation.article, explanation)
  }

  /// What golden files hold: the item as it is without an explanation, and the removals.
  static func goldenTexts(of explained: Article) -> (article: [UInt8], removed: [UInt8]) {
    let lines = (explained.extraction.removals ?? []).map { "\($0.rule)\t\($0.kind)\t\($0.text)\n" }.joined()
    return (explained.withoutExplanation.json(pretty: true) + [UInt8(ascii: "\n")], Array(lines.utf8))
  }

  /// Compares the page's article with the golden one, and its removals where they are kept.
  func compared(by library: RuleLibrary, explains: Bool = false) -> RulePageResult {
    let (page, suite) = (folder, folder.split(separator: "/").dropLast().last.map(String.init) ?? folder)
    func result(_ name: String, _ failure: String?) -> RuleTestResult {
      RuleTestResult(
        suite: suite, page: page, name: name, file: folder + "/" + name, line: nil, failure: failure)
    }
    do throws(FeedmillError) {
      let (article, explanation) = try article(of: try document(), by: library, explains: explains)
      let texts = RuleSample.goldenTexts(of: article)
      var results = [result("article.json", try articleFailure(texts.article))]
      if FileManager.default.fileExists(atPath: removed) {
        results.append(result("removed.txt", removedFailure(texts.removed)))
      }
      return RulePageResult(results: results, warnings: warnings(about: article), explanation: explanation)
    } catch {
      return RulePageResult(results: [result("article.json", error.description)])
    }
  }

  /// The difference between the golden article and one of today; nil when there is no golden one.
  public func difference(to article: [UInt8]) throws(FeedmillError) -> ArticleDifference? {
    guard isGolden else { return nil }
    do {
      let golden = try JSONValue(parsing: InputLoader.file(self.article))
      return ArticleDifference(from: golden, to: try JSONValue(parsing: article))
    } catch let error as FeedmillError {
      throw error
    } catch {
      throw FeedmillError(code: "bad-golden", message: "it is not JSON: \(error)", source: self.article)
    }
  }

  private func articleFailure(_ article: [UInt8]) throws(FeedmillError) -> String? {
    guard let difference = try difference(to: article), !difference.isEmpty else { return nil }
    return difference.lines.joined(separator: "\n")
  }

  private func removedFailure(_ found: [UInt8]) -> String? {
    let golden = FileManager.default.contents(atPath: removed).map { [UInt8]($0) } ?? []
    guard golden != found else { return nil }
    let lines = String(decoding: found, as: UTF8.self).split(separator: "\n").map(String.init)
    let changes = lines.difference(
      from: String(decoding: golden, as: UTF8.self).split(separator: "\n").map(String.init))
    return changes.map { change in
      switch change {
      case .remove(_, let line, _): "- \(line)"
      case .insert(_, let line, _): "+ \(line)"
      }
    }.joined(separator: "\n").replacing("\t", with: " · ")
  }
}

extension ArticleDifference {
  /// The difference as lines: `- ` for what is gone, `+ ` for what is new, fields by name.
  public var lines: [String] {
    let fields = fields.flatMap { field in
      [
        field.before.map { "- \(field.key): \(ArticleDifference.line($0))" },
        field.after.map { "+ \(field.key): \(ArticleDifference.line($0))" },
      ].compactMap(\.self)
    }
    return fields + blocks.map { ($0.isNew ? "+ " : "- ") + ArticleDifference.line($0.text) }
  }

  /// How many characters of a text a line shows.
  private static let lineLength = 160

  private static func line(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > lineLength ? words.prefix(lineLength) + "…" : words
  }
}
