internal import Foundation
internal import Markup
internal import Model

extension Draft {
  /// GeoRSS simple and GML, the W3C's `geo:lat`, `geo:long` and `geo:alt`, and ICBM addresses.
  func readGeo(_ element: FeedElement, from reader: FeedReader) {
    switch element.name {
    case "lat", "latitude": latitude = reader.text(of: element).flatMap { Double($0) }
    case "long", "lon", "longitude": longitude = reader.text(of: element).flatMap { Double($0) }
    case "where": readGeoChildren(of: element, from: reader)
    default:
      switch element.namespace {
      case .geo where element.name != "alt": readGeoChildren(of: element, from: reader)
      case .geo, .georss: readGeoRSS(element, from: reader)
      default: readGML(element, from: reader)
      }
    }
    if geo == nil, let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 360 {
      setGeometry("point", [latitude, longitude], areSwapped: true)
    }
  }

  /// The geometry with what else is said of the place.
  var geometry: JSONValue? {
    guard case .object(let members) = geo else { return nil }
    return geoFacts.isEmpty ? geo : .object(members + geoFacts)
  }

  private func readGeoChildren(of element: FeedElement, from reader: FeedReader) {
    while let child = reader.nextChild(of: element) { readGeo(child, from: reader) }
  }

  /// What is said of a place beside its geometry: elements of these names, or attributes of a geometry.
  private static let facts: [(name: StaticString, key: String, isNumber: Bool)] = [
    ("radius", "radius", true), ("elev", "elevation", true), ("alt", "elevation", true),
    ("floor", "floor", true), ("featuretypetag", "feature_type", false),
    ("featurename", "feature_name", false), ("relationshiptag", "relationship", false),
  ]

  private func readGeoRSS(_ element: FeedElement, from reader: FeedReader) {
    if let fact = Draft.facts.first(where: { $0.name.description == element.name }) {
      return addGeoFact(fact.key, reader.text(of: element), isNumber: fact.isNumber)
    }
    for fact in Draft.facts {
      addGeoFact(fact.key, reader.attribute(fact.name), isNumber: fact.isNumber)
    }
    let numbers = Draft.numbers(reader.text(of: element))
    if element.name == "circle" {
      guard numbers.count == 3, geo == nil else { return }
      setGeometry("point", Array(numbers.prefix(2)), areSwapped: true)
      if numbers[2] >= 0 { geoFacts.add("radius", JSONValue(amount: numbers[2].description)) }
    } else {
      setGeometry(element.name, numbers, areSwapped: true)
    }
  }

  private func addGeoFact(_ key: String, _ text: String?, isNumber: Bool) {
    guard let text else { return }
    if !isNumber { return geoFacts.add(key, text) }
    guard let value = JSONValue(amount: text), let number = value.number else { return }
    if number >= 0 || key != "radius" { geoFacts.add(key, value) }
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
    guard geo == nil else { return }
    let positions = Draft.positions(numbers, areSwapped: areSwapped, dimension: dimension)
    guard let first = positions.first else { return }
    switch name {
    case "point": setGeometry("Point", first)
    case "line", "linestring": if positions.count >= 2 { setGeometry("LineString", .array(positions)) }
    case "polygon": if positions.count >= 3 { setGeometry("Polygon", .array([.array(positions)])) }
    case "box", "envelope": if positions.count == 2 { setGeometry("Box", .array(positions)) }
    default: break
    }
  }

  private func setGeometry(_ type: String, _ coordinates: JSONValue) {
    geo = .object([.init("type", .string(type)), .init("coordinates", coordinates)])
  }

  /// Positions as GeoJSON has them: longitude first, a third number the height.
  private static func positions(_ numbers: [Double], areSwapped: Bool, dimension: Int) -> [JSONValue] {
    let dimension = max(dimension, 2)
    guard numbers.count >= 2, numbers.count % dimension == 0 else { return [] }
    return stride(from: 0, to: numbers.count, by: dimension).map { start in
      var position = Array(numbers[start..<min(start + dimension, start + 3)])
      if areSwapped { position.swapAt(0, 1) }
      return .array(position.map { .number($0) })
    }
  }
}

// MARK: GML

extension Draft {
  /// A GML geometry; its positions may lie several elements deep, a polygon's in rings.
  private func readGML(_ element: FeedElement, from reader: FeedReader) {
    guard geo == nil else { return }
    let areSwapped = Draft.isLatitudeFirst(reader)
    var dimension = Draft.dimension(reader)
    var rings: [[Double]] = []
    var numbers: [Double] = []
    var open: [(element: FeedElement, text: String)] = [(element, "")]
    while let parent = open.last?.element {
      var text = ""
      let child = reader.xml.nextChild(of: parent.xml, text: &text).map(reader.element)
      open[open.count - 1].text += text
      if let child {
        dimension = dimension ?? Draft.dimension(reader)
        if open.count < Draft.maxGMLDepth { open.append((child, "")) }
        continue
      }
      numbers += Draft.numbers(open.removeLast().text).prefix(Draft.maxNumbers - numbers.count)
      guard parent.name == "linearring" else { continue }
      rings.append(numbers)
      numbers = []
    }
    if rings.isEmpty {
      setGeometry(element.name, numbers, areSwapped: areSwapped, dimension: dimension ?? 2)
    } else {
      setPolygon(rings.map { Draft.positions($0, areSwapped: areSwapped, dimension: dimension ?? 2) })
    }
  }

  /// The deepest nesting of elements that is looked into.
  private static let maxGMLDepth = 8

  private func setPolygon(_ rings: [[JSONValue]]) {
    guard let outer = rings.first, outer.count >= 3 else { return }
    setGeometry("Polygon", .array(rings.filter { $0.count >= 3 }.map { .array($0) }))
  }

  private static func dimension(_ reader: FeedReader) -> Int? {
    reader.attribute("srsDimension").flatMap { Int(leading: $0) }
  }

  /// Coordinates are latitude first, unless a projected reference system says otherwise.
  private static func isLatitudeFirst(_ reader: FeedReader) -> Bool {
    guard let system = reader.attribute("srsName") else { return true }
    return system.hasSuffix("4326") || system.lowercased().hasSuffix("crs84")
  }
}
