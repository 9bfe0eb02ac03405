/// The HTML elements that code asks about; everything else is `.other`.
///
/// A tree stores the tag in each node, so that `node.tag == .p` is an integer comparison.
package enum Tag: UInt8, CaseIterable, Sendable {
  case other
  case a, abbr, address, area, article, aside, audio, b, base, bdi, bdo, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn, dialog, div
  case dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, h1, h2, h3, h4, h5, h6, head,
    header
  case hgroup, hr, html, i, iframe, img, input, ins, kbd, label, legend, li, link, main, map, mark, math, menu
  case meta, meter, nav, noscript, object, ol, optgroup, option, output, p, param, picture, pre, progress, q
  case rb, rp, rt, rtc, ruby, s, samp, script, search, section, select, slot, small, source, span, strike
  case strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time
  case title, tr, track, tt, u, ul, `var`, video, wbr
  case acronym, applet, basefont, bgsound, dir, frame, frameset, keygen, listing, marquee, nobr, noembed
  case noframes, plaintext, xmp
  case ampImg

  /// The element's name as HTML spells it; empty for `.other`.
  package var name: String { Tag.names[Int(rawValue)] }

  /// By raw value. Describing a case takes a look at the program's metadata: too slow to do for each element.
  private static let names: [String] = allCases.map { tag in
    switch tag {
    case .other: ""
    case .ampImg: "amp-img"
    default: String(describing: tag)
    }
  }
}

extension Tag {
  /// The tag an element name stands for; names are lower case, as the HTML parser leaves them.
  init(name: UnsafePointer<UInt8>) {
    var hash = NameHash()
    var index = 0
    while unsafe name[index] != 0 {
      unsafe hash.add(name[index])
      index += 1
    }
    self = TagIndex.shared[hash.value]
  }
}

extension Tag {
  /// Elements that start a block of their own in running text.
  package var isBlock: Bool { Tag.blocks.contains(self) }

  /// `h1` … `h6`.
  package var isHeading: Bool { rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue }

  /// The level of a heading, 1 … 6; nil for other elements.
  package var headingLevel: Int? { isHeading ? Int(rawValue - Tag.h1.rawValue) + 1 : nil }

  /// Elements that never have content.
  package var isVoid: Bool { Tag.voids.contains(self) }

  private static let blocks = TagSet([
    .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .div, .dl, .dt,
    .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr,
    .html,
    .legend, .li, .main, .menu, .nav, .ol, .optgroup, .option, .p, .pre, .search, .section, .summary, .table,
    .tbody, .td, .tfoot, .th, .thead, .tr, .ul,
  ])

  private static let voids = TagSet([
    .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr,
  ])
}

/// A set of tags as 128 + 128 bits: membership is a shift and a mask.
package struct TagSet: Sendable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  package init(_ tags: [Tag]) {
    for tag in tags { insert(tag) }
  }

  package mutating func insert(_ tag: Tag) {
    if tag.rawValue < 128 {
      low |= 1 << UInt128(tag.rawValue)
    } else {
      high |= 1 << UInt128(tag.rawValue - 128)
    }
  }

  package func contains(_ tag: Tag) -> Bool {
    let raw = tag.rawValue
    return raw < 128 ? low >> UInt128(raw) & 1 == 1 : high >> UInt128(raw - 128) & 1 == 1
  }
}
