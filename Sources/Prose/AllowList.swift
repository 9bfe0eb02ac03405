internal import Markup

/// What becomes of an element in an article body.
enum Disposition {
  /// Goes with all that is in it.
  case drop
  /// Goes, its content stays in the line.
  case unwrap
  /// Goes, its content stays apart from what is around it.
  case boundary
  /// Stays as a block.
  case block(Tag)
  /// Stays in the line.
  case inline(Tag)
  case lineBreak
  case breakOpportunity
  case rule
  case column
  case image
  case picture
  case player
  /// Becomes a link when it shows a known video host.
  case embed
  case noscript
  case math
}

/// The elements of `content_html`, as OUTPUT names them, and what happens to all others.
enum AllowList {
  /// What becomes of an element.
  static func disposition(of node: Node) -> Disposition {
    let tag = node.tag
    return tag == .other ? byName[node.name] ?? .unwrap : disposition(of: tag)
  }

  /// What becomes of an element of HTML.
  static func disposition(of tag: Tag) -> Disposition { byTag[Int(tag.rawValue)] }

  private static let blocks: [Tag] = [
    .blockquote, .caption, .colgroup, .dd, .details, .dl, .dt, .figcaption, .figure, .h1, .h2, .h3, .h4, .h5,
    .h6, .li, .ol, .p, .pre, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul,
  ]

  private static let inlines: [Tag] = [
    .a, .abbr, .b, .bdi, .bdo, .cite, .code, .del, .em, .i, .ins, .kbd, .mark, .q, .rp, .rt, .ruby, .s, .samp,
    .small, .strong, .sub, .sup, .time, .u, .var,
  ]

  private static let boundaries: [Tag] = [
    .address, .article, .aside, .body, .center, .div, .fieldset, .footer, .form, .header, .hgroup, .html,
    .legend, .main, .nav, .search, .section,
  ]

  private static let dropped: [Tag] = [
    .applet, .area, .base, .bgsound, .button, .canvas, .datalist, .dialog, .head, .frame, .frameset, .input,
    .keygen, .label, .link, .meta, .meter,
    .optgroup,
    .option, .param, .progress, .script, .select, .source, .style, .svg, .template, .textarea, .title, .track,
  ]

  private static let byTag: [Disposition] = {
    var table = [Disposition](repeating: .unwrap, count: 256)
    func set(_ tags: [Tag], to disposition: (Tag) -> Disposition) {
      for tag in tags { table[Int(tag.rawValue)] = disposition(tag) }
    }
    set(blocks) { .block($0) }
    set(inlines) { .inline($0) }
    set(boundaries) { _ in .boundary }
    set(dropped) { _ in .drop }
    set([.embed, .iframe, .object]) { _ in .embed }
    set([.img, .ampImg]) { _ in .image }
    set([.audio, .video]) { _ in .player }
    set([.dir, .menu]) { _ in .block(.ul) }
    set([.listing, .plaintext, .xmp]) { _ in .block(.pre) }
    set([.acronym]) { _ in .inline(.abbr) }
    set([.strike]) { _ in .inline(.s) }
    set([.tt]) { _ in .inline(.code) }
    set([.br]) { _ in .lineBreak }
    set([.wbr]) { _ in .breakOpportunity }
    set([.hr]) { _ in .rule }
    set([.col]) { _ in .column }
    set([.picture]) { _ in .picture }
    set([.noscript]) { _ in .noscript }
    set([.math]) { _ in .math }
    return table
  }()

  private static let byName: [String: Disposition] = [
    "amp-ad": .drop, "amp-analytics": .drop, "amp-anim": .image, "amp-audio": .player,
    "amp-auto-ads": .drop, "amp-consent": .drop, "amp-dailymotion": .embed, "amp-embed": .drop,
    "amp-iframe": .embed, "amp-pixel": .drop, "amp-sidebar": .drop, "amp-social-share": .drop,
    "amp-video": .player, "amp-vimeo": .embed, "amp-youtube": .embed, "fencedframe": .drop,
    "image": .image, "portal": .drop,
  ]
}

extension AllowList {
  /// Blocks that hold nothing but a line of content.
  static let lines = TagSet([.p, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .summary])

  /// Blocks that may hold other blocks.
  static let containers = TagSet([
    .body, .blockquote, .caption, .dd, .details, .dt, .figcaption, .figure, .li, .td, .th,
  ])

  /// Containers whose one run of text stands in them directly, without a paragraph.
  static let lineContainers = TagSet([.caption, .dd, .dt, .figcaption, .figure, .li, .td, .th])

  static let lists = TagSet([.ul, .ol])
  static let sections = TagSet([.thead, .tbody, .tfoot])
  static let cells = TagSet([.td, .th])
  static let tableParts = TagSet([.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr])

  /// Inline elements of which two in a row are one.
  static let joinable = TagSet([.b, .em, .i, .mark, .s, .small, .strong, .sub, .sup, .u])

  /// Inline elements that mean something inside one of their own kind.
  static let nestable = TagSet([.q, .sub, .sup, .small, .bdi, .bdo, .del, .ins])
}
