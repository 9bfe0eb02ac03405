internal import CLibXML2

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension TreeMemory {
  /// Has libxml2 ask here for memory: a tree's slot serves the thread that builds or edits a tree, the C
  /// library all others. Call before libxml2 allocates anything.
  static func install() {
    guard TreeRegion.shared != nil else { return }
    unsafe xmlMemSetup(
      { unsafe TreeMemory.takeBack($0) }, { unsafe TreeMemory.block(of: Int($0)) },
      { unsafe TreeMemory.resize($0, to: Int($1)) }, { unsafe TreeMemory.copy(of: $0) })
  }

  /// The slot that the running thread builds or edits a tree in.
  @inline(__always)
  private static var slot: TreeSlot? {
    guard let base = unsafe pthread_getspecific(TreeRegion.current) else { return nil }
    return unsafe TreeSlot(using: base)
  }

  @inline(__always)
  private static func isInRegion(_ block: UnsafeMutableRawPointer) -> Bool {
    TreeRegion.shared?.contains(UInt(bitPattern: block)) ?? false
  }

  private static func block(of size: Int) -> UnsafeMutableRawPointer? {
    guard let slot else { return unsafe malloc(size) }
    return unsafe slot.allocate(UInt(bitPattern: size))
  }

  private static func takeBack(_ block: UnsafeMutableRawPointer?) {
    guard let block = unsafe block else { return }
    guard unsafe isInRegion(block) else { return unsafe free(block) }
    // A block of another tree goes when that tree goes.
    if let slot, unsafe slot.contains(block) { unsafe slot.free(block) }
  }

  private static func resize(
    _ block: UnsafeMutableRawPointer?, to size: Int
  ) -> UnsafeMutableRawPointer? {
    guard let block = unsafe block else { return unsafe TreeMemory.block(of: size) }
    guard unsafe isInRegion(block) else { return unsafe realloc(block, size) }
    if let slot, unsafe slot.contains(block) {
      return unsafe slot.reallocate(block, UInt(bitPattern: size))
    }
    guard let moved = unsafe TreeMemory.block(of: size) else { return nil }
    let former = unsafe Int(TreeSlot(using: block).size(of: block))
    return unsafe memcpy(moved, block, min(size, former))
  }

  private static func copy(of text: UnsafePointer<CChar>?) -> UnsafeMutablePointer<CChar>? {
    guard let text = unsafe text else { return nil }
    let size = unsafe strlen(text) + 1
    guard let block = unsafe TreeMemory.block(of: Int(size)) else { return nil }
    return unsafe memcpy(block, text, size).assumingMemoryBound(to: CChar.self)
  }
}
