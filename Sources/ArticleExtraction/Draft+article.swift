internal import Markup
internal import Model
internal import Prose

extension Draft {
  /// The finished article.
  mutating func article(explains: Bool) -> Article {
    var article = Article(extraction: Extraction(method: method))
    if explains, method == .generic, let bodyName { metadata.note("content_html", "element \(bodyName)") }
    fillBody(of: &article)
    fillMetadata(of: &article)
    article.extraction = extraction(explains: explains)
    article.extraction.confidence = Confidence(draft: self, words: article.wordCount ?? 0).value
    article.page = Article.Page(url: page.url, encoding: page.encoding)
    article.authorNote = authorNote
    article.warnings =
      warnings + article.warnings
      + Capitals.warnings(title: article.title, names: article.authors.compactMap(\.name))
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
      extraction.fields = metadata.orderedSources
    }
    return extraction
  }

  private mutating func fillBody(of article: inout Article) {
    if let body {
      let mended = Mojibake.mend(body)
      if mended > 0 { article.warnings.append("\(mended) texts mended that were read in a wrong encoding") }
      Sanitizer(base: metadata.baseURL ?? page.url).clean(body)
      article.contentHTML = String(decoding: serialize(body), as: UTF8.self)
      metadata.chooseImage(in: body)
      body.removeCaptions()
      article.contentText = PlainText.render(body)
    }
    article.fillCounts()
    metadata.settleLanguage(by: article.contentText ?? "")
  }

  /// The element that the body was found in, as a selector would name it.
  private var bodyName: String? {
    guard let body else { return nil }
    let id = body.attribute("id").map { "#" + $0.prefix(Draft.maxNameCharacters) } ?? ""
    let classes = body.attribute("class")?.split(separator: " ").prefix(2).map { "." + $0 } ?? []
    return String((body.name + id + classes.joined()).prefix(Draft.maxNameCharacters))
  }

  private static let maxNameCharacters = 80

  private func fillMetadata(of article: inout Article) {
    article.url = metadata.canonicalURL ?? page.url
    article.canonicalURL = canonicalURL
    article.title = metadata.title
    article.subtitle = metadata.subtitle
    article.summary = metadata.summary
    article.image = metadata.image
    article.published = metadata.published
    article.modified = metadata.modified
    article.publishedRaw = metadata.publishedRaw
    article.modifiedRaw = metadata.modified == nil ? nil : metadata.modifiedRaw
    article.authors = metadata.authors
    article.tags = metadata.tags
    article.language = metadata.language
    article.siteName = metadata.siteName
    article.section = metadata.section
    article.isPartial = metadata.isPartial
    article.isSponsored = metadata.isSponsored
    article.moveLabel()
  }

  /// The page's own idea of its URL in its normal form; without one, that of the page's URL if it is another.
  private var canonicalURL: String? {
    if let stated = metadata.canonicalURL { return WebAddress.canonicalText(stated) }
    return page.url.flatMap { url in
      let normal = WebAddress.canonicalText(url)
      return normal == url ? nil : normal
    }
  }
}

extension Article {
  /// Moves a label such as "Opinion |" from the title to the section, else to the tags; "UPDATED:" just goes.
  mutating func moveLabel() {
    guard let title, let label = TitleLabel(of: title, known: tags + [section].compactMap(\.self)) else {
      return
    }
    rawTitle = title
    self.title = label.title
    guard let name = label.name else { return }
    if section == nil { section = name } else { tags.append(name) }
  }

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
