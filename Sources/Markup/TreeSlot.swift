#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One tree's part of the region: at its start where the next block goes and the lists of freed blocks, by
/// size; then the blocks, each behind its size.
@safe
struct TreeSlot {
  let base: UnsafeMutableRawPointer

  private static let headSize: UInt = 1024
  private static let largestListed: UInt = 512
  /// A block that no slot has room for.
  private static let largestBlock: UInt = 1 << 31

  /// The slot that starts at `base`, as it stands.
  @inline(__always)
  init(using base: UnsafeMutableRawPointer) { unsafe self.base = unsafe base }

  /// A slot that starts at `base` and holds nothing yet.
  init(at base: UnsafeMutableRawPointer) {
    unsafe self.base = unsafe base
    unsafe memset(base, 0, Int(TreeSlot.headSize))
    next = UInt(bitPattern: base) + TreeSlot.headSize
  }

  /// The address of the next block.
  private var next: UInt {
    get { unsafe base.load(as: UInt.self) }
    nonmutating set { unsafe base.storeBytes(of: newValue, as: UInt.self) }
  }

  /// Where the list of freed blocks of a size starts.
  @inline(__always)
  private func list(_ size: UInt) -> UnsafeMutableRawPointer { unsafe base + Int(size) + 8 }

  /// Whether a block is one of this slot's.
  @inline(__always)
  func contains(_ block: UnsafeMutableRawPointer) -> Bool {
    unsafe UInt(bitPattern: block) &- UInt(bitPattern: base) < TreeRegion.slotSize
  }

  /// The size of a block, before it.
  @inline(__always)
  func size(of block: UnsafeMutableRawPointer) -> UInt { unsafe (block - 8).load(as: UInt.self) }

  /// A block of at least `wanted` bytes; nil when the slot is full.
  @inline(__always)
  func allocate(_ wanted: UInt) -> UnsafeMutableRawPointer? {
    guard wanted < TreeSlot.largestBlock else { return nil }
    let size = max(8, (wanted &+ 7) & ~7)
    if size <= TreeSlot.largestListed, let block = unsafe list(size).load(as: UnsafeMutableRawPointer?.self) {
      unsafe list(size).storeBytes(
        of: block.load(as: UnsafeMutableRawPointer?.self), as: UnsafeMutableRawPointer?.self)
      return unsafe block
    }
    let start = next
    guard unsafe start &+ size &+ 8 < UInt(bitPattern: base) &+ TreeRegion.slotSize,
      let block = unsafe UnsafeMutableRawPointer(bitPattern: start &+ 8)
    else { return nil }
    unsafe (block - 8).storeBytes(of: size, as: UInt.self)
    next = start &+ size &+ 8
    return unsafe block
  }

  /// Takes a block back.
  @inline(__always)
  func free(_ block: UnsafeMutableRawPointer) {
    let size = unsafe size(of: block)
    if UInt(bitPattern: block) &+ size == next {
      next = UInt(bitPattern: block) &- 8
    } else if size <= TreeSlot.largestListed {
      unsafe block.storeBytes(
        of: list(size).load(as: UnsafeMutableRawPointer?.self), as: UnsafeMutableRawPointer?.self)
      unsafe list(size).storeBytes(of: block, as: UnsafeMutableRawPointer?.self)
    }
  }

  /// A block with the contents of `block` and room for `wanted` bytes.
  func reallocate(_ block: UnsafeMutableRawPointer, _ wanted: UInt) -> UnsafeMutableRawPointer? {
    let size = unsafe size(of: block)
    if wanted <= size { return unsafe block }
    if UInt(bitPattern: block) &+ size == next, wanted < TreeSlot.largestBlock {
      let grown = (wanted &+ 7) & ~7
      guard unsafe UInt(bitPattern: block) &+ grown < UInt(bitPattern: base) &+ TreeRegion.slotSize else {
        return nil
      }
      unsafe (block - 8).storeBytes(of: grown, as: UInt.self)
      next = UInt(bitPattern: block) &+ grown
      return unsafe block
    }
    guard let larger = unsafe allocate(wanted) else { return nil }
    unsafe memcpy(larger, block, Int(size))
    unsafe free(block)
    return unsafe larger
  }

  /// Gives pages that a large tree took back to the system.
  func trim() {
    let used = unsafe next &- UInt(bitPattern: base)
    guard used > TreeRegion.keptSizeInBytes else { return }
    unsafe madvise(
      base + Int(TreeRegion.keptSizeInBytes), Int(used - TreeRegion.keptSizeInBytes), MADV_DONTNEED)
  }
}
