/// The system's random numbers.
///
/// The standard generator is an empty value, and an empty value has no address: the thread sanitizer, which
/// follows the address of what is passed inout, ends the program over it.
struct Chance: RandomNumberGenerator {
  private var system = SystemRandomNumberGenerator()
  private var draws: UInt64 = 0

  mutating func next() -> UInt64 {
    draws &+= 1
    return system.next()
  }
}
