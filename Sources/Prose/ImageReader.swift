internal import Markup

/// Finds out what an image really shows: lazy sources, placeholders, pixels that only count visits.
struct ImageReader {
  let base: String?

  /// `data:` images of this many bytes and more are dropped.
  static let maxDataBytes = 65_536
  /// `data:` images shorter than this hold nothing but a placeholder.
  static let minDataBytes = 400

  /// An image with the attributes it keeps; `source` is its `src`.
  struct Image {
    let source: String
    let attributes: [Attribute]
  }

  /// What an `img` shows; nil when that is nothing to a reader.
  func image(_ node: some AttributeSource) -> Image? {
    if isPixel(node) { return nil }
    let srcset = set(node)
    guard let source = source(node) ?? srcset?.largest, !TrackingImages.contains(source) else { return nil }
    return image(node, source: source, srcset: srcset)
  }

  /// What a `picture` shows: its image, and the sources that don't depend on the screen.
  func picture(_ node: Node) -> (Image, [[Attribute]])? {
    var image: Image?
    var sources: [[Attribute]] = []
    var largest: (url: String, element: Node)?
    for element in node.elements {
      if element.tag == .img || element.tag == .ampImg {
        image = image ?? self.image(element)
        if image == nil, let largest { image = self.image(element, source: largest.url, srcset: nil) }
      } else if element.tag == .source, let srcset = set(element), let value = srcset.value {
        if largest == nil, let url = srcset.largest { largest = (url, element) }
        guard !element.hasAttribute("media"), sources.count < 8 else { continue }
        sources.append([("srcset", value)] + ImageReader.type(element))
      }
    }
    if image == nil, let largest { image = self.image(largest.element, source: largest.url, srcset: nil) }
    return image.map { ($0, sources) }
  }

  /// True when an element is or wraps an image that `image` would keep.
  func showsImage(_ node: Node) -> Bool {
    if node.tag == .img || node.tag == .ampImg { return image(node) != nil }
    var walk = node.descendants
    // Only what a lazy loader wraps around an image counts, not a whole section.
    for _ in 0..<8 {
      guard let inner = walk.next() else { return false }
      if inner.tag == .img { return image(inner) != nil }
    }
    return false
  }

  /// The character that a site shows as a small image.
  static func emoji(_ node: some AttributeSource) -> String? {
    guard let names = node.attribute("class").map({ Array($0.utf8) }),
      emojiNames.contains(where: { names.index(ofWord: $0) != nil }),
      let alt = node.attribute("alt"), (1...8).contains(alt.unicodeScalars.count)
    else { return nil }
    return alt
  }

  private static let emojiNames = ["emoji", "wp-smiley"].map { Array($0.utf8) }

  /// The `type` of a source, if it names a media type.
  static func type(_ node: Node) -> [Attribute] {
    guard let type = node.attribute("type"), type.utf8.count <= 80 else { return [] }
    let isMediaType = type.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") }
    return isMediaType && type.utf8.contains(UInt8(ascii: "/")) ? [("type", type)] : []
  }
}

extension ImageReader {
  private func image(_ node: some AttributeSource, source: String, srcset: Srcset?) -> Image {
    var attributes: [Attribute] = [("src", source)]
    if let value = srcset?.value, !(srcset?.candidates.count == 1 && srcset?.largest == source) {
      attributes.append(("srcset", value))
    }
    if let alt = node.attribute("alt") { attributes.append(("alt", normalizedText(alt))) }
    if let title = node.attribute("title").flatMap(AllowedAttributes.text) {
      attributes.append(("title", title))
    }
    if let width = ImageReader.pixels(node, "width") { attributes.append(("width", width)) }
    if let height = ImageReader.pixels(node, "height") { attributes.append(("height", height)) }
    return Image(source: source, attributes: attributes)
  }

  static func pixels(_ node: some AttributeSource, _ name: StaticString) -> String? {
    node.attribute(name).flatMap { AllowedAttributes.number($0, in: 1...20_000) }
  }

  /// Lazy loaders keep the real image here; the better ones first.
  private static let lazySources: [StaticString] = [
    "data-src", "data-original", "data-lazy-src", "data-orig-src", "data-original-src", "data-actualsrc",
    "data-lazy", "data-url", "data-image", "data-img-src", "data-echo", "data-hi-res-src", "data-full-src",
    "data-large-file", "data-medium-file", "data-src-large", "data-fallback-src", "data-runner-src",
  ]
  private static let sets: [StaticString] = [
    "data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set", "data-original-srcset",
    "srcset",
  ]

  private func source(_ node: some AttributeSource) -> String? {
    let own = node.attribute("src")
    let data = own.flatMap(ImageReader.dataImage)
    let plain = own.flatMap { Links.resolve($0, base: base, schemes: .media) }
    if let plain, own.map(ImageReader.isBlank) == false, !TrackingImages.isPlaceholder(plain) { return plain }
    for name in ImageReader.lazySources {
      guard let value = node.attribute(name), !value.hasPrefix("{"), !ImageReader.isBlank(value) else {
        continue
      }
      if let url = Links.resolve(value, base: base, schemes: .media) { return url }
    }
    return data
  }

  private func set(_ node: some AttributeSource) -> Srcset? {
    for name in ImageReader.sets {
      guard let value = node.attribute(name) else { continue }
      let srcset = Srcset(value, base: base)
      if !srcset.candidates.isEmpty { return srcset }
    }
    return nil
  }

  private static func isBlank(_ value: String) -> Bool {
    value.utf8.allSatisfy(isSpace) || value.hasPrefix("#")
  }

  /// A `data:` URL that may stay: a raster image in base64, neither a placeholder nor too large.
  private static func dataImage(_ value: String) -> String? {
    guard value.utf8.count < maxDataBytes else { return nil }
    let url = value.utf8.filter { $0 > 0x20 }
    guard url.count >= minDataBytes, let comma = url.firstIndex(of: UInt8(ascii: ",")), comma < 40 else {
      return nil
    }
    let head = String(decoding: url[...comma], as: UTF8.self).lowercased()
    guard ["png", "jpeg", "gif", "webp"].contains(where: { head == "data:image/\($0);base64," }) else {
      return nil
    }
    let isBase64 = url[(comma + 1)...].allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
        true
      default: false
      }
    }
    return isBase64 ? head + String(decoding: url[(comma + 1)...], as: UTF8.self) : nil
  }

  /// One or two pixels each way show nothing.
  private func isPixel(_ node: some AttributeSource) -> Bool {
    func size(_ name: StaticString) -> Int? {
      node.attribute(name).flatMap { AllowedAttributes.number($0, in: 0...20_000) }.flatMap { Int($0) }
    }
    switch (size("width"), size("height")) {
    case (let width?, let height?): return width <= 2 && height <= 2 || width == 0 || height == 0
    case (let side?, nil), (nil, let side?): return side <= 1
    default: return false
    }
  }
}
