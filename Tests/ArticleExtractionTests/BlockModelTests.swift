import Foundation
import Markup
import Testing

@testable import ArticleExtraction

@Suite struct BlockModelTests {
  private let bundled = PackageResources.blocks_trees

  @Test func `the bundled trees are for the features that blocks have`() {
    #expect(BlockTrees(bundled, features: BlockFeatures.names) != nil)
    #expect(BlockTrees(bundled, features: Array(BlockFeatures.names.dropLast())) == nil)
  }

  @Test func `features have names of their own, one for each number of a row`() throws {
    #expect(Set(BlockFeatures.names).count == BlockFeatures.names.count)
    let table = try BlockTable(page: Array("<p>One.<p>Two.".utf8), url: nil, rules: RuleSet())
    #expect(table.texts == ["One. ", "Two. "])
    #expect(table.values.count == 2 * BlockFeatures.names.count)
    let areFinite = table.values.allSatisfy { $0.isFinite }
    #expect(areFinite)
  }

  @Test func `trees that were cut off are none`() {
    for count in [0, 1, 100, bundled.count / 2, bundled.count - 1] {
      #expect(BlockTrees(Array(bundled.prefix(count)), features: BlockFeatures.names) == nil)
    }
    #expect(BlockTrees(bundled + [0], features: BlockFeatures.names) == nil)
  }

  @Test func `a branch that points back is refused, so that no walk is endless`() {
    let root: [UInt8] = [0, 0]
    let leaf: [UInt8] = [0xFF, 0xFF, 0, 0, 0, 0, 0, 0]
    func trees(next: UInt8) -> [UInt8] {
      Array("a\n1 3\n".utf8) + root + [0, 0, next, 0, 0, 0, 0, 0] + leaf + leaf
    }
    #expect(BlockTrees(trees(next: 1), features: ["a"]) != nil)
    for next: UInt8 in [0, 2, 9] {
      #expect(BlockTrees(trees(next: next), features: ["a"]) == nil)
    }
  }

  @Test func `a row comes to the leaf that its comparisons lead to, whatever the other rows have`() throws {
    func branch(_ feature: UInt16, _ next: UInt16, _ value: Float) -> [UInt8] {
      let bits = value.bitPattern
      return [feature, next, UInt16(bits & 0xFFFF), UInt16(bits >> 16)].flatMap {
        [UInt8($0 & 0xFF), UInt8($0 >> 8)]
      }
    }
    // a > 0.5 ? (b > 2 ? 3 : 1) : -1, and a > 7 ? 0.5 : 0
    let branches: [[UInt8]] = [
      branch(0, 2, 0.5), branch(0, 6, 7), branch(.max, 0, -1), branch(1, 4, 2), branch(.max, 0, 1),
      branch(.max, 0, 3), branch(.max, 0, 0), branch(.max, 0, 0.5),
    ]
    let file = Array("a b\n2 8\n".utf8) + [0, 0, 1, 0] + branches.joined()
    let trees = try #require(BlockTrees(file, features: ["a", "b"]))
    let rows: [[Float]] = [[0.5, 9], [0.6, 2], [1, 2.5], [8, 2.5], [0, 0]]
    let worths = [-1.0, 1, 3, 3.5, -1]
    func chance(_ worth: Double) -> Double { 1 / (1 + exp(-worth)) }
    #expect(trees.chances(of: Array(rows.joined()), width: 2) == worths.map(chance))
    for (row, worth) in zip(rows, worths) {
      #expect(trees.chances(of: row, width: 2) == [chance(worth)])
    }
    #expect(trees.chances(of: [], width: 2) == [])
  }

  @Test func `the surer the best blocks are, the surer must the others be`() {
    let words = [100.0, 100, 30]
    #expect(BlockChoice(chances: [0.98, 0.97, 0.4], words: words).isChosen == [true, true, false])
    #expect(BlockChoice(chances: [0.6, 0.5, 0.4], words: words).isChosen == [true, true, true])
  }

  @Test func `nothing is chosen of blocks that are no part of anything`() {
    let choice = BlockChoice(chances: [0.1, 0.05], words: [10, 400])
    #expect(choice.isChosen == [false, false])
    #expect(BlockChoice(chances: [], words: []).expectedF1 == 0)
  }

  @Test func `edits of a tree are undone in the order that puts each node back`() throws {
    let tree = try HTMLTree(utf8: Array("<body><p>a</p><p>b</p><p>c</p><div></div></body>".utf8))
    let body = try #require(tree.body)
    let nodes = Array(body.elementChildren)
    var edits = TreeEdits()
    edits.remove(nodes[1])
    edits.remove(nodes[2])
    edits.move(nodes[3], before: nodes[0])
    edits.remove(nodes[0])
    #expect(Array(body.elementChildren) == [nodes[3]])
    edits.undo()
    #expect(Array(body.elementChildren) == nodes)
    #expect(body.text == "abc")
  }
}
