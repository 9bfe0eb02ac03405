internal import Markup
internal import Model
internal import Prose

extension Draft {
  /// The finished article.
  func article(explains: Bool) -> Article {
    var article = Article(extraction: extraction(explains: explains))
    fillBody(of: &article)
    fillMetadata(of: &article)
    article.page = Article.Page(url: page.url, encoding: page.encoding)
    article.authorNote = authorNote
    article.warnings = warnings + article.warnings
    article.id = article.canonicalURL ?? article.url ?? article.contentHash
    return article
  }

  private func extraction(explains: Bool) -> Extraction {
    var extraction = Extraction(method: method)
    extraction.rule = rule
    extraction.pageType = pageType
    extraction.removed = removals.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    if explains {
      extraction.removals = removals
      extraction.fields = metadata.sources
    }
    return extraction
  }

  private func fillBody(of article: inout Article) {
    if let bodyText {
      article.contentText = bodyText.joined(separator: "\n\n")
      article.contentHTML = HTMLWriter.paragraphs(bodyText)
    } else if let body {
      let mended = Mojibake.mend(body)
      if mended > 0 { article.warnings.append("\(mended) texts mended that were read in a wrong encoding") }
      Sanitizer(base: metadata.baseURL ?? page.url).clean(body)
      article.contentHTML = String(decoding: serialize(body), as: UTF8.self)
      body.removeCaptions()
      article.contentText = PlainText.render(body)
    }
    article.fillCounts()
    article.extraction.confidence = confidence(words: article.wordCount ?? 0)
  }

  private func fillMetadata(of article: inout Article) {
    article.url = metadata.canonicalURL ?? page.url
    article.canonicalURL = metadata.canonicalURL
    article.title = metadata.title
    article.subtitle = metadata.subtitle
    article.summary = metadata.summary
    article.image = metadata.image
    article.published = metadata.published
    article.modified = metadata.modified
    article.authors = metadata.authors
    article.tags = metadata.tags
    article.language = metadata.language
    article.siteName = metadata.siteName
    article.section = metadata.section
    article.isPartial = metadata.isPartial
    article.isSponsored = metadata.isSponsored
  }

  /// How much to trust the body: grows with its words and with the share of the page's prose it holds.
  private func confidence(words: Int) -> Double {
    if words == 0 { return 0 }
    if method == .siteRule { return 1 }
    let prose = zip(map.blocks, score.worth).reduce(0.0) { $0 + ($1.1 > 0 ? $1.0.text.words : 0) }
    let share = prose > 0 ? min(1, Double(words) / prose) : 0.5
    let length = min(1, Double(words) / Weights.trustedWords)
    return (100 * (0.2 + 0.4 * share + 0.4 * length)).rounded() / 100
  }
}

extension Article {
  /// Sets what is counted from `contentText`.
  package mutating func fillCounts() {
    guard let text = contentText, !text.isEmpty else {
      contentText = nil
      contentHTML = nil
      return
    }
    wordCount = WordCount.count(text)
    contentHash = Fingerprint.contentHash(text)
    fingerprint = Fingerprint.simHash(text)
  }
}
