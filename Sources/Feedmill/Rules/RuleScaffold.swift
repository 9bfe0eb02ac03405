internal import ArticleExtraction
internal import Foundation
internal import Markup
internal import Model

/// The first version of a site's rule file, made from saved pages.
public struct RuleScaffold: Sendable {
  /// The file's text.
  public let yaml: String

  /// How many repeated texts are told.
  private static let maxRepeated = 8
  /// How many words a test's `first` and `last` name.
  private static let quotedWords = 8

  /// Looks at samples of a host without rules of its own.
  public init(host: String, samples: [RuleSample]) throws(FeedmillError) {
    var lines = ["feedmill: 1", "site: \(host)", ""]
    lines += try RuleScaffold.body(samples)
    var articles: [(sample: RuleSample, article: Article)] = []
    for sample in samples {
      articles.append((sample, try sample.article(of: try sample.document(), by: .bundled)))
    }
    lines += RuleScaffold.fields(articles.map(\.article))
    lines += try RuleScaffold.repeated(samples)
    lines += ["tests:"] + articles.flatMap { RuleScaffold.test($0.sample, $0.article) }
    yaml = lines.joined(separator: "\n") + "\n"
  }

  private static func body(_ samples: [RuleSample]) throws(FeedmillError) -> [String] {
    var pages: [(bytes: [UInt8], contentType: String?, url: String?)] = []
    for sample in samples {
      let document = try sample.document()
      pages.append((document.bytes, document.contentType, document.url))
    }
    let found: [BodyCandidates.Candidate]
    do throws(MarkupError) {
      found = try BodyCandidates(of: pages).candidates
    } catch {
      throw FeedmillError(error)
    }
    guard !found.isEmpty else {
      return ["# No element around the article has a name to rely on: the body is detected.", ""]
    }
    let width = found.map { $0.selector.count }.max() ?? 0
    let lines = found.enumerated().map { index, candidate in
      let words = candidate.words.map { $0.map(String.init) ?? "none" }.joined(separator: ", ")
      let selector =
        candidate.selector.hasPrefix(".") ? candidate.selector : RemovalEntry.quoted(candidate.selector)
      let entry = (index == 0 ? "  - " : "  # - ") + selector
      return entry.padding(toLength: width + 8, withPad: " ", startingAt: 0) + "  # words: \(words)"
    }
    return ["# Where the article stands: the first that matches wins. The best guess comes first."]
      + ["body:"] + lines + [""]
  }

  private static func fields(_ articles: [Article]) -> [String] {
    guard let article = articles.first else { return [] }
    let values: [(String, String?)] = [
      ("title", article.title), ("authors", article.authors.compactMap(\.name).joined(separator: ", ")),
      ("date", article.published.flatMap(RFC3339.write)),
    ]
    let lines = values.map { name, value in
      // Output calls two of them differently.
      let keys = ["title": "title", "authors": "authors", "date": "date_published"]
      let source = article.extraction.fields?.first { $0.field == keys[name] || $0.field == name }?.source
      let text = value.flatMap { $0.isEmpty ? nil : $0 } ?? "nothing"
      return "# \(name): \(text)" + (source.map { "  (from \($0))" } ?? "")
    }
    return ["# What is found without a rule; name a source only for what is wrong."] + lines + [""]
  }

  /// Blocks that several pages of the site have.
  private static func repeated(_ samples: [RuleSample]) throws(FeedmillError) -> [String] {
    var counts: [[UInt8]: (text: String, pages: Int)] = [:]
    var order: [[UInt8]] = []
    for sample in samples {
      let page = try CleanedPage(sample, .bundled)
      var known: Set<[UInt8]> = []
      for (folded, text) in zip(page.foldedTexts, page.texts) where known.insert(folded).inserted {
        if counts[folded] == nil { order.append(folded) }
        counts[folded, default: (text, 0)].pages += 1
      }
    }
    let found = order.compactMap { counts[$0] }.filter { $0.pages > 1 }.prefix(maxRepeated)
    // Samples that share half of their blocks are one article.
    guard !found.isEmpty, found.count * 2 < order.count else { return [] }
    let lines = found.map {
      "# - text: \(RemovalEntry.quoted(String($0.text.prefix(80))))  # in \($0.pages) pages"
    }
    return ["# Blocks that several pages have are hardly part of an article.", "remove: []"] + lines + [""]
  }

  private static func test(_ sample: RuleSample, _ article: Article) -> [String] {
    let claims = claims(of: sample, article).map { "    " + $0 }
    let hint =
      sample.url == nil ? ["    # url: the page's address, or a file source.txt beside the page"] : []
    return ["  - " + claims[0].drop(while: \.isWhitespace)] + hint + claims.dropFirst()
  }

  /// An entry of `tests` that says of a page what is found in it today, without its dash.
  static func claims(of sample: RuleSample, _ article: Article) -> [String] {
    var lines = ["page: \(RemovalEntry.quoted(sample.name))"]
    if let title = article.title { lines.append("title: \(RemovalEntry.quoted(title))") }
    for (key, block) in [("first", article.contentBlocks.first), ("last", article.contentBlocks.last)] {
      if let block { lines.append("\(key): \(RemovalEntry.quoted(start(of: block)))") }
    }
    let own = (article.extraction.removals ?? []).filter {
      !$0.rule.hasPrefix("generic/") && $0.pattern != nil
    }
    let text = article.contentText?.lowercased() ?? ""
    // What is gone here and stands elsewhere in the article as well can't be claimed to be absent.
    let absent = own.map { start(of: $0.text) }.filter { !$0.isEmpty && !text.contains($0.lowercased()) }
    if !absent.isEmpty {
      lines.append(
        "absent: [" + absent.prefix(maxAbsent).map(RemovalEntry.quoted).joined(separator: ", ") + "]")
    }
    return lines
  }

  /// How many removed texts a test claims to be absent.
  private static let maxAbsent = 4

  private static func start(of block: String) -> String {
    block.split(whereSeparator: \.isWhitespace).prefix(quotedWords).joined(separator: " ")
  }
}

extension RuleScaffold {
  /// Writes the file `HOST.yaml` of a folder, which is made; a file that is there stays. Gives its path.
  public func write(to folder: String, host: String) throws(FeedmillError) -> String {
    let name = host + ".yaml"
    let path = folder + "/" + name
    guard !host.contains("/"), !host.hasPrefix(".") else {
      throw FeedmillError(code: "bad-host", message: "it is not a host name", source: host)
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw FeedmillError(code: "rule-exists", message: "there is a rule file already", source: path)
    }
    do throws(FolderError) {
      try Folder(path: folder).write(Array(yaml.utf8), to: name)
    } catch {
      throw FeedmillError(output: folder, error)
    }
    return path
  }
}
