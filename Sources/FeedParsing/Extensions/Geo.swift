internal import Model

extension Draft {
  /// GeoRSS simple and GML, and the W3C's `geo:lat` and `geo:long`.
  func readGeo(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "lat": latitude = reader.text(of: element).flatMap { Double($0) }
    case "long", "lon": longitude = reader.text(of: element).flatMap { Double($0) }
    case "where": readGeoChildren(of: element, from: reader)
    default:
      switch element.namespace {
      case .geo: readGeoChildren(of: element, from: reader)
      case .georss: setGeometry(element.name, Draft.numbers(reader.text(of: element)), areSwapped: true)
      default: readGML(element, areSwapped: isLatitudeFirst(reader), from: reader)
      }
    }
    if geo == nil, let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 360 {
      setGeometry("point", [latitude, longitude], areSwapped: true)
    }
  }

  private func readGeoChildren(of element: FeedElement, from reader: FeedReader) {
    while let child = reader.nextChild(of: element) { readGeo(child, from: reader) }
  }

  /// Coordinates are latitude first, unless a projected reference system says otherwise.
  private func isLatitudeFirst(_ reader: FeedReader) -> Bool {
    guard let system = reader.attribute("srsName") else { return true }
    return system.hasSuffix("4326") || system.lowercased().hasSuffix("crs84")
  }

  /// A GML geometry; its positions may lie several elements deep.
  private func readGML(_ element: FeedElement, areSwapped: Bool, from reader: FeedReader) {
    let dimension = reader.attribute("srsDimension").flatMap { Int(leading: $0) } ?? 2
    let text = reader.text(of: element)
    setGeometry(element.name, Draft.numbers(text), areSwapped: areSwapped, dimension: dimension)
  }

  /// The most numbers of one geometry.
  private static let maxNumbers = 20_000

  private static func numbers(_ text: String?) -> [Double] {
    guard let text else { return [] }
    let parts = text.split(maxSplits: maxNumbers) { $0 == "," || $0.isWhitespace }
    let numbers = parts.map { Double($0) }
    return numbers.contains(nil) ? [] : numbers.compactMap(\.self).filter(\.isFinite)
  }

  private func setGeometry(_ name: String, _ numbers: [Double], areSwapped: Bool, dimension: Int = 2) {
    guard geo == nil, numbers.count >= 2, numbers.count % max(dimension, 2) == 0 else { return }
    var positions: [JSONValue] = []
    for start in stride(from: 0, to: numbers.count - 1, by: max(dimension, 2)) {
      let (first, second) = (numbers[start], numbers[start + 1])
      positions.append(.array([.number(areSwapped ? second : first), .number(areSwapped ? first : second)]))
    }
    switch name {
    case "point": setGeometry("Point", positions[0])
    case "line", "linestring": if positions.count >= 2 { setGeometry("LineString", .array(positions)) }
    case "polygon": if positions.count >= 3 { setGeometry("Polygon", .array([.array(positions)])) }
    case "box", "envelope": if positions.count == 2 { setGeometry("Box", .array(positions)) }
    default: break
    }
  }

  private func setGeometry(_ type: String, _ coordinates: JSONValue) {
    geo = .object([.init("type", .string(type)), .init("coordinates", coordinates)])
  }
}
