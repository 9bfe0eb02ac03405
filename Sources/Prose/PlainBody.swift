internal import Markup
internal import Model

/// The clean form of a fragment of plain HTML, written as its tokens come, without a tree.
///
/// Most bodies in feeds are paragraphs, links and pictures, well nested. For these it gives what
/// `Sanitizer`, `serialize` and `PlainText` give, byte for byte, in a tenth of the time. What is meant to
/// be mended, dropped or rearranged, it leaves to them: there is no half of it.
struct PlainBody {
  /// What is asked for.
  enum Purpose {
    /// A body, its links against `base`.
    case body(base: String?)
    /// Its text only, pictures and hidden parts as `plainText(fromHTML:)` takes them.
    case line
  }

  var html = HTMLWriter()
  var text = PlainTextWriter()

  let attributes: AllowedAttributes
  let images: ImageReader
  let isLine: Bool
  var lastImage: String?

  /// The source's open elements.
  var open: [OpenElement] = []
  /// The output's open blocks; the first stands for the body.
  var frames = [Frame(tag: .body, isWritten: true)]
  /// The output's open inline elements, of which the first `writtenInlines` are written.
  var inlines: [Inline] = []
  var writtenInlines = 0

  /// White space that is due before the next character; 0 when none is.
  var space: UInt32 = 0
  var breaks = 0
  /// What the output ends with, as far as that decides how it goes on.
  var ending = Ending.other

  struct OpenElement {
    let tag: Tag
    let role: Role
  }

  enum Role {
    case block
    case boundary
    case inline
    case unwrapped
  }

  struct Frame {
    let tag: Tag
    var attributes: [Attribute] = []
    /// Opened without a source element.
    var isImplied = false
    /// Implied, and left out because its parent holds nothing else.
    var isVirtual = false
    var isWritten = false
    var hasInline = false
    var hasParagraph = false
    var hasVirtual = false
  }

  struct Inline {
    let tag: Tag
    let attributes: [Attribute]
  }

  enum Ending: Equatable {
    case other
    case block
    case inline(Tag)
  }

  /// Fragments nested deeper are left to the tree.
  static let maxDepth = 24

  /// nil when the fragment, which must be valid UTF-8, is anything but plain.
  init?(_ fragment: [UInt8], for purpose: Purpose) {
    switch purpose {
    case .body(let base):
      (isLine, attributes, images) = (false, AllowedAttributes(base: base), ImageReader(base: base))
    case .line: (isLine, attributes, images) = (true, AllowedAttributes(base: nil), ImageReader(base: nil))
    }
    html.reserve(fragment.count)
    text.reserve(fragment.count)
    var reader = PlainMarkupReader(fragment)
    while let token = reader.next() {
      guard add(token, from: reader) else { return nil }
    }
    guard open.isEmpty else { return nil }
    while frames.count > 1 { pop() }
    // The tree's text is composed where need be.
    guard PlainNFC.holds(html.bytes.span) else { return nil }
  }

  private mutating func add(_ token: PlainMarkupReader.Token, from reader: borrowing PlainMarkupReader)
    -> Bool
  {
    switch token {
    case .text(let range): addText(reader.input, in: range)
    case .character(let scalar): addCharacter(scalar)
    case .start(let tag): start(tag, reader.attributes)
    case .end(let tag): end(tag)
    case .unusual: false
    }
  }
}
