/// The vocabularies that feeds are written in.
enum Namespace: Int, Sendable {
  /// No namespace, any of RSS's own, or that of the document's root.
  case core
  case admin, atom, atomPublishing, blogChannel, creativeCommons, content, dublinCore, dublinCoreTerms
  case feedBurner, geo, georss, gml, googlePlay, iTunes, mediaRSS, paging, podcast, podlove,
    rambler, rawVoice, rdf
  case slash, source, syndication, threading, tombstones, trackback, turbo, webFeeds, wellFormedWeb, xhtml,
    yandex
  /// One that isn't modelled.
  case unknown

  /// The vocabulary of a namespace URI, or of a well-known prefix when there is no URI.
  init(uri: String, prefix: String) {
    let key = Namespace.key(uri)
    if key.isEmpty {
      self = prefix.isEmpty ? .core : Namespace.byPrefix[prefix.lowercased()] ?? .unknown
    } else {
      self = Namespace.byURI[key] ?? Namespace.byUnmistakablePrefix(prefix) ?? .unknown
    }
  }

  /// A URI without what its writers disagree about: case, https, white space, the last slash or number sign.
  static func key(_ uri: String) -> String {
    var key = uri.lowercased()[...]
    while let last = key.last, last.isWhitespace || last == "/" || last == "#" { key.removeLast() }
    while let first = key.first, first.isWhitespace { key.removeFirst() }
    if key.hasPrefix("https://") { return "http://" + key.dropFirst(8) }
    return String(key)
  }

  /// Keys of URIs, as `key` makes them, sorted.
  private static let byURI: [String: Namespace] = [
    "http://backend.userland.com/blogchannelmodule": .blogChannel,
    "http://backend.userland.com/creativecommonsrssmodule": .creativeCommons,
    "http://backend.userland.com/rss": .core,
    "http://backend.userland.com/rss2": .core,
    "http://backend.userland.com/rss191": .core,
    "http://blogs.law.harvard.edu/tech/rss": .core,
    "http://channel.netscape.com/rdf/simple/0.9": .core,
    "http://creativecommons.org/ns": .creativeCommons,
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .creativeCommons,
    "http://example.com/necho": .atom,
    "http://example.com/newformat": .atom,
    "http://madskills.com/public/xml/rss/module/trackback": .trackback,
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": .core,
    "http://my.netscape.com/rdf/simple/0.9": .core,
    "http://my.netscape.com/rdf/simple/0.90": .core,
    "http://news.rambler.ru": .rambler,
    "http://news.yandex.ru": .yandex,
    "http://podlove.org/simple-chapters": .podlove,
    "http://postneo.com/icbm": .geo,
    "http://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": .podcast,
    "http://podcastindex.org/namespace/1.0": .podcast,
    "http://purl.org/atom/app": .atomPublishing,
    "http://purl.org/atom/ns": .atom,
    "http://purl.org/dc/dcmitype": .dublinCoreTerms,
    "http://purl.org/dc/elements/1.0": .dublinCore,
    "http://purl.org/dc/elements/1.1": .dublinCore,
    "http://purl.org/dc/terms": .dublinCoreTerms,
    "http://purl.org/atompub/tombstones/1.0": .tombstones,
    "http://purl.org/echo": .atom,
    "http://purl.org/net/rss1.1": .core,
    "http://purl.org/pie": .atom,
    "http://purl.org/rss/1.0": .core,
    "http://purl.org/rss/1.0/modules/content": .content,
    "http://purl.org/rss/1.0/modules/dcterms": .dublinCoreTerms,
    "http://purl.org/rss/1.0/modules/rss091": .core,
    "http://purl.org/rss/1.0/modules/slash": .slash,
    "http://purl.org/rss/1.0/modules/syndication": .syndication,
    "http://purl.org/rss/1.0/modules/wellformedweb": .wellFormedWeb,
    "http://purl.org/rss/2.0": .core,
    "http://purl.org/syndication/history/1.0": .paging,
    "http://purl.org/syndication/thread/1.0": .threading,
    "http://rssnamespace.org/feedburner/ext/1.0": .feedBurner,
    "http://search.yahoo.com/mrss": .mediaRSS,
    "http://search.yahoo.com/mrss.": .mediaRSS,
    "http://source.scripting.com": .source,
    "http://tools.search.yahoo.com/mrss": .mediaRSS,
    "http://turbo.yandex.ru": .turbo,
    "http://video.search.yahoo.com/mrss": .mediaRSS,
    "http://web.resource.org/cc": .creativeCommons,
    "http://webfeeds.org/rss/1.0": .webFeeds,
    "http://webns.net/mvcb": .admin,
    "http://wellformedweb.org/commentapi": .wellFormedWeb,
    "http://www.blubrry.com/developer/rawvoice-rss": .rawVoice,
    "http://www.google.com/schemas/play-podcasts/1.0": .googlePlay,
    "http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd": .googlePlay,
    "http://www.georss.org/georss": .georss,
    "http://www.georss.org/georss/10": .georss,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .iTunes,
    "http://www.itunes.com/dtds/podcast-2.0.dtd": .iTunes,
    "http://www.opengis.net/gml": .gml,
    "http://www.rawvoice.com/rawvoicerssmodule": .rawVoice,
    "http://www.rssboard.org/media-rss": .mediaRSS,
    "http://www.rssboard.org/rss-specification": .core,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "http://www.w3.org/1999/xhtml": .xhtml,
    "http://www.w3.org/2003/01/geo/wgs84_pos": .geo,
    "http://www.w3.org/2005/atom": .atom,
    "http://www.w3.org/2007/app": .atomPublishing,
    "uri/of/echo/namespace": .atom,
  ]

  /// Prefixes that are used without being declared, in lower case, sorted.
  private static let byPrefix: [String: Namespace] = [
    "a10": .atom, "admin": .admin, "app": .atomPublishing, "at": .tombstones, "atom": .atom, "atom10": .atom,
    "blogchannel": .blogChannel, "cc": .creativeCommons, "content": .content,
    "creativecommons": .creativeCommons, "dc": .dublinCore, "dcterms": .dublinCoreTerms,
    "feedburner": .feedBurner, "fh": .paging, "geo": .geo, "georss": .georss, "gml": .gml,
    "googleplay": .googlePlay, "icbm": .geo, "itunes": .iTunes, "media": .mediaRSS, "podcast": .podcast,
    "psc": .podlove, "rawvoice": .rawVoice, "rdf": .rdf, "rss": .core, "slash": .slash,
    "source": .source, "sy": .syndication, "thr": .threading, "trackback": .trackback, "turbo": .turbo,
    "webfeeds": .webFeeds,
    "wfw": .wellFormedWeb, "xhtml": .xhtml, "yandex": .yandex,
  ]

  /// The vocabulary of a prefix that is used for no other, for URIs that their writers misremember.
  private static func byUnmistakablePrefix(_ prefix: String) -> Namespace? {
    let prefix = prefix.lowercased()
    return unmistakablePrefixes.contains(prefix) ? byPrefix[prefix] : nil
  }

  private static let unmistakablePrefixes: Set = [
    "creativecommons", "dcterms", "feedburner", "georss", "googleplay", "itunes", "podcast", "psc",
    "rawvoice",
    "slash", "wfw",
  ]

  /// The prefix that elements kept under `other` have, whatever the document calls their namespace.
  var usualPrefix: String? {
    switch self {
    case .atomPublishing: "app"
    case .blogChannel: "blogChannel"
    case .dublinCore: "dc"
    case .dublinCoreTerms: "dcterms"
    case .rambler: "rambler"
    case .rawVoice: "rawvoice"
    case .slash: "slash"
    case .source: "source"
    case .trackback: "trackback"
    case .turbo: "turbo"
    case .webFeeds: "webfeeds"
    case .yandex: "yandex"
    default: nil
    }
  }
}
