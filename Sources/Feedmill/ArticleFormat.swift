internal import Markup
public import Model
internal import Prose

/// What an article is written as.
public enum ArticleFormat: String, Sendable, CaseIterable {
  /// A JSON Feed item.
  case json
  /// The body as plain text.
  case text
  /// The title and body as Markdown.
  case markdown
  /// The body as HTML.
  case html
}

extension Article {
  /// The article's bytes in a format; `pretty` indents JSON.
  public func written(as format: ArticleFormat, pretty: Bool = false) -> [UInt8] {
    switch format {
    case .json: json(pretty: pretty)
    case .text: Array((contentText ?? "").utf8)
    case .html: Array((contentHTML ?? "").utf8)
    case .markdown: Array(markdown.utf8)
    }
  }

  /// The title as a heading and the body, in CommonMark.
  public var markdown: String { markdown(titled: true) }

  /// The body in CommonMark behind what is known of the article as YAML front matter: a page of a static site.
  public var markdownPage: String { frontMatter + "\n" + markdown(titled: false) }

  private func markdown(titled isTitled: Bool) -> String {
    var writer = HTMLWriter()
    if isTitled, let title {
      writer.start("h1")
      writer.text(title)
      writer.end("h1")
    }
    // Of HTML that we wrote a tree can always be made, unless it is empty.
    let html = writer.bytes + Array((contentHTML ?? "").utf8)
    return (try? HTMLTree(utf8: html))?.body.map { Markdown.render($0) } ?? ""
  }
}
