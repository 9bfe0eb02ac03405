public import Model

/// The fields of an item that someone wants, by their keys in the output: `title`, `_feedmill.word_count`.
public struct FieldSelection: Sendable {
  private let paths: [[String]]

  /// What an item may have. Nothing is checked against a schema that can't be read, which a test sees to.
  private static let schema = try? JSONValue(parsing: Schema.item.json)

  /// A list of paths, separated by commas.
  ///
  /// - Throws: `FeedmillError` with the code `unknown-field` for a key that no item has.
  public init(_ list: String) throws(FeedmillError) {
    paths = list.split(separator: ",").map { path in
      path.split(separator: ".").map { $0.filter { $0 != " " } }
    }
    for path in paths { try FieldSelection.check(path) }
  }

  /// The item with these fields only; what it doesn't have is absent.
  public func selected(from item: JSONValue) -> JSONValue { FieldSelection.select(paths, from: item) }

  /// The values of the fields, in the order they were asked for; nil for one that the item doesn't have.
  public func values(in item: JSONValue) -> [JSONValue?] {
    paths.map { path in path.reduce(item) { FieldSelection.value(of: $1, in: $0) } }
  }

  /// The value of a key; of an array's elements, those that have one.
  private static func value(of key: String, in value: JSONValue?) -> JSONValue? {
    guard let elements = value?.array else { return value?[key] }
    let values = elements.compactMap { $0[key] }
    return values.isEmpty ? nil : .array(values)
  }

  private static func select(_ paths: [[String]], from value: JSONValue) -> JSONValue {
    if let elements = value.array { return .array(elements.map { select(paths, from: $0) }) }
    guard let members = value.members else { return value }
    return .object(
      members.compactMap { member in
        let rests = paths.filter { $0.first == member.key }.map { Array($0.dropFirst()) }
        guard !rests.isEmpty else { return nil }
        let isWhole = rests.contains(where: \.isEmpty)
        let part = isWhole ? member.value : select(rests, from: member.value)
        return part.members?.isEmpty == true ? nil : JSONValue.Member(member.key, part)
      })
  }

  /// Follows a path through the schema as far as it names its keys.
  private static func check(_ path: [String]) throws(FeedmillError) {
    guard var place = schema else { return }
    for key in path {
      guard let known = place["properties"] else { return }
      guard let next = known[key] else {
        let keys = known.members?.map(\.key).joined(separator: ", ") ?? ""
        throw FeedmillError(
          code: "unknown-field",
          message: "no item has the field \(path.joined(separator: ".")); it may have \(keys)")
      }
      place = next
    }
    if path.isEmpty { throw FeedmillError(code: "unknown-field", message: "a field has no name") }
  }
}

extension Article {
  /// The article's JSON with some of its fields only.
  public func json(only fields: FieldSelection) -> [UInt8] { fields.selected(from: jsonValue).json() }

  /// The values of some fields, each a line: a text as it is, anything else as JSON, nothing for what is absent.
  public func lines(of fields: FieldSelection) -> [UInt8] {
    let texts = fields.values(in: jsonValue).map { value -> String in
      guard let value else { return "" }
      return value.string ?? String(decoding: value.json(), as: UTF8.self)
    }
    return Array(texts.joined(separator: "\n").utf8)
  }

  /// What is written is read again: the keys are those of the output, whatever the fields are called here.
  private var jsonValue: JSONValue { (try? JSONValue(parsing: json())) ?? .object([]) }
}
