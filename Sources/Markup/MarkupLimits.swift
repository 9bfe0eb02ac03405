/// How much of a document is taken before the rest is dropped or refused. The defaults are far past any
/// honest page or feed and close enough to keep the parser's cost linear.
package struct MarkupLimits: Sendable {
  /// Attributes kept on one tag; those after are dropped. libxml2 takes quadratic time over them: at 512 six
  /// times as long for each as at 30. No honest tag has a quarter of these, nor a feed's root its prefixes.
  package var maxAttributes = 128
  /// Longer tags are dropped whole; their text is kept.
  package var maxTagSizeInBytes = 1 << 20
  /// Open elements of a page; start tags further in are dropped and their text is kept.
  package var maxPageDepth = 2_000
  /// Elements of a page; the start tags after are dropped and their text is kept. Each takes some 2 KB of
  /// memory and 8 µs until the article is found; the largest honest pages have a fifth of these.
  package var maxPageElements = 200_000
  /// Open elements of a feed; a deeper one is refused.
  package var maxFeedDepth = 200
  /// Attribute values that are `data:` URIs longer than this are emptied.
  package var maxDataURISizeInBytes = 64 << 10
  /// Scripts of data that are kept for metadata, in number and in length of each.
  package var maxDataScripts = 64
  package var maxDataScriptSizeInBytes = 4 << 20
  /// Entities that a feed may declare for itself, in number and in length of each; the others are dropped.
  package var maxDeclaredEntities = 64
  package var maxDeclaredEntitySizeInBytes = 256
  /// Repairs that are listed; all are made.
  package var maxListedRepairs = 100

  package init() {}
}
