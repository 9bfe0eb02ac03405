/// What the repair pass must know of an element while it tracks which ones are open.
struct TagTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Never has content.
  static let void = TagTraits(rawValue: 1 << 0)
  /// libxml2 2.9 doesn't know that it is void and nests the siblings in it.
  static let unknownVoid = TagTraits(rawValue: 1 << 1)
  /// Ends an open paragraph.
  static let endsParagraph = TagTraits(rawValue: 1 << 2)
  /// An end tag of running text doesn't reach through it ("special" in the HTML standard).
  static let special = TagTraits(rawValue: 1 << 3)
  /// A paragraph outside it isn't ended by what stands inside ("button scope").
  static let scope = TagTraits(rawValue: 1 << 4)
  /// A list item outside it isn't ended by an item inside.
  static let listScope = TagTraits(rawValue: 1 << 5)
  /// A cell or row outside it isn't ended by one inside.
  static let tableScope = TagTraits(rawValue: 1 << 6)
  /// May stand in the head.
  static let head = TagTraits(rawValue: 1 << 7)
  /// Its end tag, met too early, is made up for when what stands inside has ended.
  static let formatting = TagTraits(rawValue: 1 << 8)
  /// What is inside isn't markup, or isn't ours to read.
  static let raw = TagTraits(rawValue: 1 << 9)
  /// Start tags in which a closing slash counts for nothing.
  static let ignoresSlash = TagTraits(rawValue: 1 << 10)
  /// Ends an inline drawing that it stands in.
  static let leavesSVG = TagTraits(rawValue: 1 << 11)
}

extension Tag {
  /// The traits of each tag, by its raw value.
  static let traits: [TagTraits] = {
    var traits = [TagTraits](repeating: [], count: allCases.count)
    for (trait, tags) in membership {
      for tag in tags { traits[Int(tag.rawValue)].insert(trait) }
    }
    return traits
  }()

  private static let paragraphEnders: [Tag] = [
    .address, .article, .aside, .blockquote, .caption, .center, .col, .colgroup, .dd, .details, .dialog, .dir,
    .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
    .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search, .section, .summary,
    .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp,
  ]

  private static let scopes: [Tag] = [
    .applet, .button, .caption, .html, .marquee, .object, .table, .td, .template, .th,
  ]

  private static let specials: [Tag] =
    paragraphEnders + scopes + [
      .body, .frameset, .head, .iframe, .noembed, .noframes, .noscript, .select, .textarea, .title,
    ]

  private static let membership: [(TagTraits, [Tag])] = [
    (
      .void,
      [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link,
        .meta, .param, .source, .track, .wbr,
      ]
    ),
    (.unknownVoid, [.bgsound, .embed, .keygen, .source, .track, .wbr]),
    (.endsParagraph, paragraphEnders),
    (.special, specials),
    (.scope, scopes),
    (.listScope, specials.filter { ![.address, .div, .p, .li, .dd, .dt].contains($0) }),
    (.tableScope, [.html, .table, .template]),
    (
      .head,
      [
        .base, .basefont, .bgsound, .head, .html, .link, .meta, .noframes, .noscript, .script, .style,
        .template, .title,
      ]
    ),
    (
      .formatting,
      [
        .a, .abbr, .b, .big, .cite, .code, .del, .em, .font, .i, .ins, .mark, .nobr, .q, .s, .small, .span,
        .strike, .strong, .sub, .sup, .tt, .u,
      ]
    ),
    (
      .raw,
      [
        .iframe, .noembed, .noframes, .noscript, .plaintext, .script, .style, .svg, .textarea, .title, .xmp,
      ]
    ),
    (.ignoresSlash, paragraphEnders.filter { ![.col, .hr].contains($0) }),
    (
      .leavesSVG,
      [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3,
        .h4, .h5, .h6, .head, .hr, .i, .img, .li, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small,
        .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
      ]
    ),
  ]
}

extension Tag {
  /// How far the end tag of another element is kept from closing this one by libxml2: it ends nothing
  /// that ranks higher than itself.
  var endRank: UInt8 {
    switch self {
    case .div: 2
    case .td, .th: 3
    case .tr: 4
    case .thead, .tbody, .tfoot: 5
    case .table: 6
    case .head, .body: 7
    case .html: 8
    default: 1
    }
  }
}

/// Tags by the hash of their name: one probe for nearly every tag of a page.
struct TagIndex: Sendable {
  static let shared = TagIndex()

  private var hashes = [UInt64](repeating: 0, count: 1024)
  private var tags = [Tag](repeating: .other, count: 1024)

  private init() {
    for tag in Tag.allCases where tag != .other {
      let hash = NameHash(tag.name.utf8).value
      var slot = Int(hash & 1023)
      while hashes[slot] != 0 { slot = (slot + 1) & 1023 }
      hashes[slot] = hash
      tags[slot] = tag
    }
  }

  subscript(hash: UInt64) -> Tag {
    var slot = Int(hash & 1023)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return tags[slot] }
      slot = (slot + 1) & 1023
    }
    return .other
  }
}
