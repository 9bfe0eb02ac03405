internal import Model

extension Draft {
  /// Reads an element of an extension; those that aren't modelled go to `other`.
  func readExtension(_ element: FeedElement, from reader: FeedReader) {
    switch element.namespace {
    case .atom: readAtom(element, from: reader)
    case .content: readContentModule(element, from: reader)
    case .dublinCore, .dublinCoreTerms: readDublinCore(element, from: reader)
    case .iTunes: readITunes(element, from: reader)
    case .googlePlay: readGooglePlay(element, from: reader)
    case .podcast: readPodcastIndex(element, from: reader)
    case .mediaRSS: readMediaRSS(element, from: reader)
    case .georss, .geo, .gml: readGeo(element, from: reader)
    case .slash: readSlash(element, from: reader)
    case .wellFormedWeb: readWellFormedWeb(element, from: reader)
    case .threading: readThreading(element, from: reader)
    case .creativeCommons: readCreativeCommons(element, from: reader)
    case .rambler, .turbo, .yandex: readFullText(element, from: reader)
    case .webFeeds: readWebFeeds(element, from: reader)
    case .feedBurner: readFeedBurner(element, from: reader)
    case .syndication: readSyndication(element, from: reader)
    case .podlove: readChapters(element, from: reader)
    case .admin: readAdmin(element, from: reader)
    case .paging: readPaging(element)
    case .tombstones: readTombstone(element, from: reader)
    case .source: readSourceNamespace(element, from: reader)
    case .xhtml, .rdf: break
    case .core: readUnprefixed(element, from: reader)
    case .atomPublishing, .blogChannel, .rawVoice, .trackback, .unknown: keep(element, from: reader)
    }
  }

  /// An element that the format doesn't know: that of an extension whose prefix was left out, or nobody's.
  private func readUnprefixed(_ element: FeedElement, from reader: FeedReader) {
    guard let namespace = Draft.unprefixed[element.name] else { return keep(element, from: reader) }
    let meant = FeedElement(
      xml: element.xml, namespace: namespace, name: element.name, qualifiedName: element.qualifiedName)
    readExtension(meant, from: reader)
  }

  /// Elements whose names only one vocabulary has, sorted.
  private static let unprefixed: [String: Namespace] = [
    "commentrss": .wellFormedWeb, "creator": .dublinCore, "duration": .iTunes, "encoded": .content,
    "episodetype": .iTunes, "errorreportsto": .admin, "explicit": .iTunes, "generatoragent": .admin,
    "in-reply-to": .threading, "new-feed-url": .iTunes, "origenclosurelink": .feedBurner,
    "origlink": .feedBurner, "subject": .dublinCore, "thumbnail": .mediaRSS, "updatebase": .syndication,
    "updatefrequency": .syndication, "updateperiod": .syndication,
  ]
}
