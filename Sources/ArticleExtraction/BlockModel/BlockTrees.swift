internal import Foundation

/// Boosted decision trees that tell how likely a block is to be a part of what its page is about.
///
/// `Tests/BlockTraining` describes how they are made and the bytes they come in.
struct BlockTrees {
  /// One node of a tree: the left one of two branches stands at `next`, the right one behind it.
  private struct Branch {
    /// The number of the feature to compare; `leaf` for a leaf.
    let feature: UInt16
    let next: UInt16
    /// What the feature is compared with; a leaf's worth.
    let value: Float

    static let leaf = UInt16.max
  }

  private let branches: [Branch]
  private let roots: [Int]

  /// The trees inside the program.
  static let bundled = BlockTrees(PackageResources.blocks_trees, features: BlockFeatures.names)

  /// Reads trees: a line of feature names, a line with the number of trees and branches, then the index of
  /// each root and each branch, little-endian. nil when they are not for these features, or damaged.
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
    roots = (0..<counts[0]).map { Int(short($0 * 2)) }
    var branches: [Branch] = []
    for number in 0..<counts[1] {
      let at = counts[0] * 2 + number * 8
      let (feature, next) = (short(at), short(at + 2))
      let value = Float(bitPattern: UInt32(short(at + 4)) | UInt32(short(at + 6)) << 16)
      let isLeaf = feature == Branch.leaf
      // Branches point ahead, so that no walk through a tree is endless.
      guard isLeaf || Int(feature) < places.count && Int(next) > number && Int(next) + 1 < counts[1] else {
        return nil
      }
      branches.append(
        Branch(feature: isLeaf ? feature : UInt16(places[Int(feature)]), next: next, value: value))
    }
    guard roots.allSatisfy({ $0 < branches.count }) else { return nil }
    self.branches = branches
  }

  /// The chance of each row, 0 … 1.
  func chances(_ features: BlockFeatures) -> [Double] {
    let width = BlockFeatures.names.count
    return stride(from: 0, to: features.values.count, by: width).map { start in
      1 / (1 + exp(-Double(sum(features.values, from: start))))
    }
  }

  private func sum(_ values: [Float], from start: Int) -> Float {
    var sum: Float = 0
    for root in roots {
      var branch = branches[root]
      while branch.feature != Branch.leaf {
        let isRight = values[start + Int(branch.feature)] > branch.value
        branch = branches[Int(branch.next) + (isRight ? 1 : 0)]
      }
      sum += branch.value
    }
    return sum
  }
}
