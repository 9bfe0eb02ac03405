import Foundation
import TestSupport

/// The folders a target works in, seeds and dictionary written.
struct Scratch {
  let artifactPrefix: String
  /// What earlier runs found worth keeping.
  let corpus: String
  /// What the repository's samples give to start from.
  let seeds: String
  let dictionary: String

  init(_ target: FuzzTarget) throws {
    let scratch = Samples.packageRoot.appending(path: ".build-fuzz")
    artifactPrefix = scratch.appending(path: target.name).path + "-"
    let corpus = scratch.appending(path: "corpus/\(target.name)")
    let seeds = scratch.appending(path: "seeds/\(target.name)")
    let dictionary = scratch.appending(path: "seeds/\(target.name).dict")
    try? FileManager.default.removeItem(at: seeds)
    for folder in [corpus, seeds] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for (index, seed) in try target.seeds().enumerated() {
      try Data(seed).write(to: seeds.appending(path: String(index)))
    }
    let lines = target.words.map { word in
      "\"" + word.utf8.map { String(format: "\\x%02X", $0) }.joined() + "\"\n"
    }
    try Data(lines.joined().utf8).write(to: dictionary)
    (self.corpus, self.seeds, self.dictionary) = (corpus.path, seeds.path, dictionary.path)
  }
}
