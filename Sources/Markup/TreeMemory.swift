internal import CLibXML2
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Memory of one tree: libxml2 takes it front to back while `use` runs, and all of it is given back at once.
///
/// A tree is some ten thousand small blocks: to ask the C library for each, and to walk the tree in order to
/// free each, costs as much as parsing. Each tree has a slot in a region of address space that is reserved
/// once; pages of it that nobody touched cost nothing. Without a free slot the C library's memory serves.
@safe
struct TreeMemory: ~Copyable {
  private let slot: TreeSlot?

  /// Takes a free slot.
  init() { slot = TreeRegion.shared?.take() }

  deinit { if let slot { TreeRegion.shared?.giveBack(slot) } }

  /// Whether blocks need to be freed one by one, since the memory is the C library's.
  var isOrdinary: Bool { slot == nil }

  /// Runs libxml2 on this memory.
  @inline(__always)
  borrowing func use<Result>(_ body: () -> Result) -> Result {
    guard let slot else { return body() }
    let outer = unsafe pthread_getspecific(TreeRegion.current)
    unsafe pthread_setspecific(TreeRegion.current, slot.base)
    let result = body()
    // What libxml2 keeps of the last error for each thread must not outlive the slot.
    if unsafe xmlGetLastError() != nil { xmlResetLastError() }
    unsafe pthread_setspecific(TreeRegion.current, outer)
    return result
  }
}

/// The address space that slots are parts of.
@safe
struct TreeRegion {
  let base: UInt

  static let slots = 64
  /// No tree of the largest document is larger; more than that is out of memory for libxml2.
  static let slotSize: UInt = 4 << 30
  /// How much of a slot stays in memory when it is given back.
  static let keptSizeInBytes: UInt = 8 << 20

  /// nil where so much address space isn't to be had, or where libxml2's memory is someone else's affair.
  static let shared: TreeRegion? = feedmill_usesPlainMemory() != 0 ? TreeRegion() : nil

  /// The slot that the running thread uses.
  static let current: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key, nil)
    return key
  }()

  /// One bit a slot, set while it is taken.
  private static let taken = Atomic<UInt64>(0)

  private init?() {
    let space = unsafe mmap(
      nil, Int(TreeRegion.slotSize) * TreeRegion.slots, PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0)
    guard let space = unsafe space, unsafe space != MAP_FAILED else { return nil }
    base = UInt(bitPattern: space)
  }

  /// Whether an address lies in any slot.
  @inline(__always)
  func contains(_ address: UInt) -> Bool { address &- base < TreeRegion.slotSize &* UInt(TreeRegion.slots) }

  func take() -> TreeSlot? {
    var bits = TreeRegion.taken.load(ordering: .relaxed)
    while bits != .max {
      let free = (~bits).trailingZeroBitCount
      let (isTaken, now) = TreeRegion.taken.compareExchange(
        expected: bits, desired: bits | 1 << UInt64(free), ordering: .acquiring)
      if isTaken {
        guard let start = unsafe UnsafeMutableRawPointer(bitPattern: base + UInt(free) * TreeRegion.slotSize)
        else { return nil }
        return unsafe TreeSlot(at: start)
      }
      bits = now
    }
    return nil
  }

  func giveBack(_ slot: TreeSlot) {
    slot.trim()
    let number = unsafe (UInt(bitPattern: slot.base) - base) / TreeRegion.slotSize
    TreeRegion.taken.bitwiseAnd(~(1 << UInt64(number)), ordering: .releasing)
  }
}
