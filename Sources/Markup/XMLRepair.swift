/// A feed's bytes after the repair pass: as near to well-formed XML as they can be made.
///
/// Declaration, doctype and comments are gone, and with the doctype every way to declare entities or
/// default attributes; references are characters or escapes; every element that starts also ends.
package struct RepairedXML: Sendable {
  /// Valid UTF-8, if the input was valid UTF-8.
  package var utf8: [UInt8]
  /// What was mended, the first `MarkupLimits.maxListedRepairs` of it, in document order.
  package var repairs: [Repair]
  /// Whether an XML parser would have taken the document as it was.
  package var wasWellFormed: Bool

  /// Something that was wrong and is mended.
  package struct Repair: Sendable, Equatable {
    package var kind: Kind
    /// The line it stood on, counted from 1.
    package var line: Int
  }

  /// The kinds of repairs, in the words that warnings show.
  package enum Kind: String, Sendable {
    case textBeforeRoot = "text before the root element"
    case textAfterRoot = "text after the root element"
    case entryAfterRoot = "an entry after the root element"
    case doctypeSubset = "a doctype with declarations"
    case bareAmpersand = "a bare ampersand"
    case undeclaredEntity = "an entity that isn't declared"
    case invalidReference = "a reference to no character"
    case invalidCharacter = "a control character"
    case strayLess = "a < that starts no tag"
    case unquotedAttribute = "an attribute without quotes"
    case duplicateAttribute = "an attribute given twice"
    case badAttribute = "an attribute that is none"
    case tooManyAttributes = "too many attributes on one tag"
    case undeclaredPrefix = "a namespace prefix that isn't declared"
    case unmatchedEndTag = "an end tag without a start tag"
    case unclosedElement = "an element that isn't closed"
    case unclosedSection = "a CDATA section or comment that isn't closed"
    case sectionEndInText = "]]> in text"
    case truncated = "a tag that breaks off"
  }

  /// Repairs a feed's text, which must be valid UTF-8, as `DecodedBytes` gives it.
  ///
  /// Throws `.overLimit("maxFeedDepth", …)` for elements nested deeper than any feed's.
  package init(_ utf8: [UInt8], limits: MarkupLimits = .init()) throws(MarkupError) {
    var repairer = XMLRepairer(utf8, limits: limits)
    try repairer.run()
    self.utf8 = repairer.output
    repairs = repairer.listedRepairs
    wasWellFormed = !repairer.hasRepairs
  }
}
