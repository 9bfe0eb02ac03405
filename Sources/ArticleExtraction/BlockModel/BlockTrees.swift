internal import Foundation

/// Boosted decision trees that tell how likely a block is to be a part of what its page is about.
///
/// `Tests/BlockTraining` describes how they are made and the bytes they come in. No tree is walked: its leaves
/// are the bits of a mask, from left to right, and a comparison whose value is passed rules out those on its
/// left; the first leaf that is left in the end is the one a walk would come to. So all comparisons with a
/// feature are made in a row, and those whose outcome is the same for all blocks of a page but once.
struct BlockTrees {
  /// A comparison of a feature with a value, anywhere in a tree.
  struct Split {
    let feature: Int
    let value: Float
    let tree: Int
    /// The leaves of the two branches; the left one is for features that are no larger than the value.
    let left: UInt64
    let right: UInt64
  }

  /// By feature, then by value.
  private let splits: [Split]
  /// What each leaf is worth, tree by tree.
  private let leaves: [Float]
  /// The first leaf of each tree.
  private let firstLeaves: [Int]

  /// The trees inside the program.
  static let bundled = BlockTrees(PackageResources.blocks_trees, features: BlockFeatures.names)

  /// Reads trees; nil when they are not for these features, or damaged.
  init?(_ bytes: [UInt8], features: [String]) {
    guard let file = BlockTreeFile(bytes, features: features) else { return nil }
    (splits, leaves, firstLeaves) = (file.splits, file.leaves, file.firstLeaves)
  }

  /// The chance of each row of a page, 0 … 1.
  func chances(_ features: BlockFeatures) -> [Double] {
    chances(of: features.values, width: BlockFeatures.names.count)
  }

  /// The chance of each row; all have `width` numbers.
  func chances(of rows: [Float], width: Int) -> [Double] {
    let trees = PageTrees(splits, count: firstLeaves.count, rows: rows, width: width)
    return stride(from: 0, to: rows.count, by: width).map { start in
      1 / (1 + exp(-Double(worth(of: trees.leaves(of: rows, from: start)))))
    }
  }

  private func worth(of left: [UInt64]) -> Float {
    var sum: Float = 0
    for (tree, first) in firstLeaves.enumerated() { sum += leaves[first + left[tree].trailingZeroBitCount] }
    return sum
  }
}

/// What is left of the trees when all that the rows of one page have in common is settled.
private struct PageTrees {
  /// The leaves that some row may come to, by tree.
  private var possible: [UInt64]
  /// The comparisons that rows differ in, by feature, then by value.
  private var open: [(value: Float, tree: Int, kept: UInt64)] = []
  /// Which of them are a feature's.
  private var features: [(feature: Int, open: Range<Int>)] = []

  init(_ splits: [BlockTrees.Split], count: Int, rows: [Float], width: Int) {
    possible = Array(repeating: .max, count: count)
    var differing: [BlockTrees.Split] = []
    var (feature, least, most) = (-1, Float.infinity, -Float.infinity)
    for split in splits {
      if split.feature != feature {
        feature = split.feature
        (least, most) = PageTrees.bounds(of: feature, in: rows, width: width)
      }
      if least > split.value {
        possible[split.tree] &= ~split.left
      } else if most > split.value {
        differing.append(split)
      } else {
        possible[split.tree] &= ~split.right
      }
    }
    for split in differing {
      let leaves = possible[split.tree]
      if leaves & split.left == 0 || leaves & split.right == 0 { continue }
      if features.last?.feature != split.feature { features.append((split.feature, open.count..<open.count)) }
      open.append((split.value, split.tree, ~split.left))
      features[features.count - 1].open = features[features.count - 1].open.lowerBound..<open.count
    }
  }

  private static func bounds(of feature: Int, in rows: [Float], width: Int) -> (least: Float, most: Float) {
    var (least, most) = (Float.infinity, -Float.infinity)
    for place in stride(from: feature, to: rows.count, by: width) {
      least = min(least, rows[place])
      most = max(most, rows[place])
    }
    return (least, most)
  }

  /// For each tree the leaves that a row's comparisons leave; the first one is the row's.
  func leaves(of rows: [Float], from start: Int) -> [UInt64] {
    var left = possible
    var leaves = left.mutableSpan
    for (feature, range) in features {
      let value = rows[start + feature]
      for split in open[range] {
        guard value > split.value else { break }
        leaves[split.tree] &= split.kept
      }
    }
    return left
  }
}
