/// A field that few drafts have: it takes the room of a pointer where it is absent.
///
/// A feed may have a hundred thousand entries, and all their drafts are in memory at once.
@propertyWrapper
struct Rare<Value> {
  private var box: Box?

  init(wrappedValue: Value?) { box = wrappedValue.map(Box.init) }

  var wrappedValue: Value? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }

  private final class Box {
    let value: Value

    init(_ value: Value) { self.value = value }
  }
}
