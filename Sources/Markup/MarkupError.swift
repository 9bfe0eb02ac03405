/// What can keep bytes from becoming a document.
package enum MarkupError: Error, Equatable, Sendable {
  /// Nothing but white space.
  case empty
  /// Not text in any encoding: an image, an archive, a PDF.
  case binary
  /// libxml2 built no tree. `line` and `column` count from 1; 0 when unknown.
  case unreadable(String, line: Int, column: Int)
  /// A named limit of `MarkupLimits` was passed.
  case overLimit(String, line: Int)
  /// A CSS or XPath selector that can't be used; the text names the part that is wrong.
  case badSelector(String)
}

extension MarkupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the document is empty"
    case .binary: "the document is binary data, not text"
    case .unreadable(let message, _, _): message
    case .overLimit(let limit, _): "the document passes the limit \(limit)"
    case .badSelector(let message): message
    }
  }

  /// The line the error stands on, counted from 1; nil when unknown.
  package var line: Int? {
    switch self {
    case .unreadable(_, let line, _), .overLimit(_, let line): line > 0 ? line : nil
    case .empty, .binary, .badSelector: nil
    }
  }

  /// The column the error stands on, counted from 1; nil when unknown.
  package var column: Int? {
    if case .unreadable(_, _, let column) = self, column > 0 { column } else { nil }
  }
}
