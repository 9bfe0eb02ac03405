internal import Markup
internal import Model
internal import Prose

/// Tells the picture of an article from those that stand for its site.
enum LeadImage {
  /// An image of fewer pixels in width is no lead image.
  static let minWidth = 200
  /// How many images of the body are looked at.
  static let maxImages = 8

  /// True for an address that names a logo, a stand-in or an image for all pages of a site.
  static func isStandIn(_ url: String) -> Bool {
    let path = url.lowercased().utf8.drop { $0 != UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "?") }
    return names.isFound(in: Array(path).span) || url.lowercased().hasSuffix(".svg")
  }

  private static let names = WordFinder([
    "logo", "logos", "favicon", "placeholder", "default", "noimage", "sprite", "blank", "spacer", "avatar",
    "gravatar",
    "fallback", "icon", "icons", "opengraph", "ogimage", "nophoto", "dummy",
  ])
}

extension Metadata {
  /// Reads the images that a page names as its own, the one to trust most first.
  mutating func readImages(_ facts: PageFacts, _ data: JSONLinkedData) {
    var found: [SourcedValue<String>] = []
    for name in LeadImage.metaNames {
      if let value = facts.meta(name) { found.append(SourcedValue(value, "meta \(name)")) }
    }
    if let url = Metadata.imageURL(data.article?["image"], data) {
      found.append(SourcedValue(url, "json-ld image"))
    }
    if let link = facts.links["image_src"]?.first { found.append(SourcedValue(link, "link image_src")) }
    let publisher = data.article?["publisher"].map(data.resolved)?["logo"]
    let logo = Metadata.imageURL(publisher, data).flatMap { Links.resolve($0, base: baseURL) }
    images = found.compactMap { image in
      guard let url = Links.resolve(image.value, base: baseURL), url != logo else { return nil }
      return SourcedValue(url, image.source)
    }
  }

  /// The first named image that isn't a stand-in, else the first large one of the body, else the stand-in.
  mutating func chooseImage(in body: Node?) {
    guard image == nil else { return }
    let chosen =
      images.first { !LeadImage.isStandIn($0.value) } ?? body.flatMap(LeadImage.first).map {
        SourcedValue($0, "first image")
      }
      ?? images.first
    guard let chosen else { return }
    image = chosen.value
    note("image", chosen.source)
  }

  private static func imageURL(_ value: JSONValue?, _ data: JSONLinkedData) -> String? {
    guard let value = value.map(data.resolved) else { return nil }
    if let url = value.string ?? value["url"]?.string ?? value["contentUrl"]?.string { return url }
    let several = value.array?.prefix(LeadImage.maxImages).map(data.resolved) ?? []
    // The first is as good as any other where none has a size.
    let largest = several.max { ($0["width"]?.number ?? 0) < ($1["width"]?.number ?? 0) }
    let chosen = largest?["width"]?.number == nil ? several.first : largest
    return chosen.flatMap { $0.string ?? $0["url"]?.string ?? $0["contentUrl"]?.string }
  }
}

extension LeadImage {
  static let metaNames = [
    "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src",
    "parsely-image-url",
    "sailthru.image.full", "thumbnail",
  ]

  /// The first image of a clean body that is large enough.
  static func first(in body: Node) -> String? {
    body.elements.lazy.filter { $0.tag == .img }.prefix(maxImages).first { image in
      let width = image.attribute("width").flatMap { Int($0) } ?? minWidth
      let url = image.attribute("src") ?? ""
      return width >= minWidth && url.hasPrefix("http") && !isStandIn(url)
    }?.attribute("src")
  }
}
