/// The bytes that trees come in: a line of feature names, a line with the number of trees and branches, then
/// the index of each root and each branch, little-endian.
struct BlockTreeFile {
  /// By feature, then by value.
  private(set) var splits: [BlockTrees.Split] = []
  /// What each leaf is worth, tree by tree and from left to right.
  private(set) var leaves: [Float] = []
  /// The first leaf of each tree.
  private(set) var firstLeaves: [Int] = []

  /// One node of a tree: the left one of two branches stands at `next`, the right one behind it.
  private struct Branch {
    /// The number of the feature to compare; nil for a leaf.
    let feature: Int?
    let next: Int
    /// What the feature is compared with; a leaf's worth.
    let value: Float
    /// The tree it stands in; nil while that isn't known.
    var tree: Int?
    /// The leaves in it and right of it, and the number of those left of it.
    var leafCount = 1
    var firstLeaf = 0

    var leaves: UInt64 { (leafCount == 64 ? .max : 1 << UInt64(leafCount) - 1) << UInt64(firstLeaf) }
  }

  /// The number that leaves have in place of a feature's.
  private static let leaf = UInt16.max
  /// A tree's leaves are the bits of a word.
  private static let maxLeaves = 64

  /// nil when the trees are not for these features, or damaged.
  init?(_ bytes: [UInt8], features: [String]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3 else { return nil }
    let names = String(decoding: lines[0], as: UTF8.self).split(separator: " ").map(String.init)
    let counts = String(decoding: lines[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard counts.count == 2, counts.allSatisfy({ (1...60_000).contains($0) }) else { return nil }
    let places = names.compactMap { features.firstIndex(of: $0) }
    let data = Array(lines[2])
    guard places.count == names.count, data.count == counts[0] * 2 + counts[1] * 8 else { return nil }
    func short(_ at: Int) -> UInt16 { UInt16(data[at]) | UInt16(data[at + 1]) << 8 }
    var branches: [Branch] = []
    for number in 0..<counts[1] {
      let at = counts[0] * 2 + number * 8
      let (feature, next) = (short(at), Int(short(at + 2)))
      let value = Float(bitPattern: UInt32(short(at + 4)) | UInt32(short(at + 6)) << 16)
      if feature == BlockTreeFile.leaf {
        branches.append(Branch(feature: nil, next: next, value: value))
        continue
      }
      // Branches point ahead, so that no way through a tree is endless.
      guard Int(feature) < places.count, next > number, next + 1 < counts[1] else { return nil }
      branches.append(Branch(feature: places[Int(feature)], next: next, value: value))
    }
    guard grow(&branches, from: (0..<counts[0]).map { Int(short($0 * 2)) }) else { return nil }
  }

  /// Finds each branch's tree and leaves; false unless each stands once in one tree of not too many leaves.
  private mutating func grow(_ branches: inout [Branch], from roots: [Int]) -> Bool {
    for number in branches.indices.reversed() where branches[number].feature != nil {
      let next = branches[number].next
      branches[number].leafCount = branches[next].leafCount + branches[next + 1].leafCount
      guard branches[number].leafCount <= BlockTreeFile.maxLeaves else { return false }
    }
    for (tree, root) in roots.enumerated() {
      guard root < branches.count, branches[root].tree == nil else { return false }
      branches[root].tree = tree
      firstLeaves.append(leaves.count)
      leaves += Array(repeating: 0, count: branches[root].leafCount)
    }
    for number in branches.indices {
      let branch = branches[number]
      guard let tree = branch.tree else { return false }
      guard let feature = branch.feature else {
        leaves[firstLeaves[tree] + branch.firstLeaf] = branch.value
        continue
      }
      var first = branch.firstLeaf
      for child in branch.next...branch.next + 1 {
        guard branches[child].tree == nil else { return false }
        (branches[child].tree, branches[child].firstLeaf) = (tree, first)
        first += branches[child].leafCount
      }
      splits.append(
        BlockTrees.Split(
          feature: feature, value: branch.value, tree: tree, left: branches[branch.next].leaves,
          right: branches[branch.next + 1].leaves))
    }
    splits.sort { ($0.feature, $0.value) < ($1.feature, $1.value) }
    return true
  }
}
