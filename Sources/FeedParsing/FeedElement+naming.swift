internal import Markup

extension FeedElement {
  /// The name that an element is kept under: the usual prefix of its vocabulary, else the document's, and the
  /// name in the document's case. The reader stands on the element.
  func exactName(from reader: FeedReader) -> String {
    let name = reader.xml.exactName ?? name
    let local = name.split(separator: ":").last.map { String($0) } ?? name
    if let prefix = namespace.usualPrefix { return prefix + ":" + local }
    guard let colon = qualifiedName.firstIndex(of: ":") else { return local }
    return qualifiedName[...colon] + local
  }
}
