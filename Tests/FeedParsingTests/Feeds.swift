import Model

@testable import FeedParsing

/// The feed that a text holds.
func feed(_ text: String, url: String? = nil) throws -> Feed {
  try Feed(feedBytes: Array(text.utf8), contentType: nil, url: url)
}

/// The feed of an RSS 2.0 channel with this inside, its namespaces left to their usual prefixes.
func rss(_ channel: String, url: String? = nil) throws -> Feed {
  try feed("<rss version='2.0'><channel>\(channel)</channel></rss>", url: url)
}

/// The only entry of an RSS 2.0 feed whose item has this inside.
func item(_ item: String, url: String? = nil) throws -> Entry {
  try rss("<item>\(item)</item>", url: url).entries[0]
}

/// The feed of an Atom 1.0 document with this inside.
func atom(_ inside: String, url: String? = nil) throws -> Feed {
  try feed("<feed xmlns='http://www.w3.org/2005/Atom'>\(inside)</feed>", url: url)
}

/// The only entry of an Atom 1.0 feed whose entry has this inside.
func entry(_ inside: String, url: String? = nil) throws -> Entry {
  try atom("<entry>\(inside)</entry>", url: url).entries[0]
}
