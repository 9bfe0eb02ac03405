internal import Synchronization

/// A value that is made when it is first asked for and kept from then on.
///
/// Two tasks that ask at once may both make it; all get the one that was first.
final class Lazily<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private let box = AtomicLazyReference<Box>()
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value { (box.load() ?? box.storeIfNil(Box(make()))).value }
}
