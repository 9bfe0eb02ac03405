import Foundation
import Model

/// Which values the stored properties of the model's types had, in all values that were walked.
struct StoredProperties {
  /// The values' hashes, by type and property: `Entry.title`.
  private var values: [String: Set<Int>] = [:]

  /// The properties that never had a second value.
  var constants: [String] { values.filter { $0.value.count < 2 }.map(\.key).sorted() }
  var names: [String] { values.keys.sorted() }

  /// Walks all that a value stores, to the values that are not the model's.
  mutating func walk(_ value: Any) {
    var waiting: [Any] = [value]
    while let value = waiting.popLast() {
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .optional, .collection, .dictionary: waiting += mirror.children.map(\.value)
      case .struct,
        .class where isOfModel(mirror):
        note(mirror, &waiting)
      default: break
      }
    }
  }

  private mutating func note(_ mirror: Mirror, _ waiting: inout [Any]) {
    for child in mirror.children {
      guard let label = child.label else { continue }
      values["\(mirror.subjectType).\(label)", default: []].insert(String(describing: child.value).hashValue)
      waiting.append(child.value)
    }
  }

  private func isOfModel(_ mirror: Mirror) -> Bool {
    String(reflecting: mirror.subjectType).hasPrefix("Model.")
  }
}
