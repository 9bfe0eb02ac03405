import Foundation

/// The fixtures of the repository, found from where this file lies.
package enum Samples {
  /// Stands for the server's own address in a sample feed that links to sample pages.
  package static let basePlaceholder = "{{base}}"

  /// The folder of Package.swift.
  package static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static let pagesFolder = packageRoot.appending(path: "Samples")
  package static let feedsFolder = packageRoot.appending(path: "Feeds/samples")

  /// Every page under `Samples`, in the order of its name.
  package static var pages: [PageSample] {
    get throws {
      try grandchildren(of: pagesFolder).map { group, name, folder in
        PageSample(site: group, name: name, folder: folder)
      }
    }
  }

  /// Every feed under `Feeds/samples`, in the order of its name.
  package static var feeds: [FeedSample] {
    get throws {
      try grandchildren(of: feedsFolder).map { group, name, folder in
        FeedSample(format: group, name: name, folder: folder)
      }
    }
  }

  /// One page by its path, such as `themoscowtimes.com/opinion-banner`.
  package static func page(_ path: String) -> PageSample {
    let parts = path.split(separator: "/").map(String.init)
    return PageSample(site: parts[0], name: parts[1], folder: pagesFolder.appending(path: path))
  }

  /// One feed by its path, such as `rss-2.0/podcast`.
  package static func feed(_ path: String) -> FeedSample {
    let parts = path.split(separator: "/").map(String.init)
    return FeedSample(format: parts[0], name: parts[1], folder: feedsFolder.appending(path: path))
  }

  private static func grandchildren(of folder: URL) throws -> [(String, String, URL)] {
    try children(of: folder).flatMap { group in
      try children(of: folder.appending(path: group)).map { name in
        (group, name, folder.appending(path: group).appending(path: name))
      }
    }
  }

  private static func children(of folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") && isFolder(folder.appending(path: $0)) }
      .sorted()
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

/// A saved page and the article we must read from it.
package struct PageSample: Sendable, CustomStringConvertible {
  package let site: String
  package let name: String
  package let folder: URL

  package var description: String { "\(site)/\(name)" }

  /// `page.html`, or `page.txt` where the sample is pasted text.
  package var file: URL {
    let page = folder.appending(path: "page.html")
    return FileManager.default.fileExists(atPath: page.path) ? page : folder.appending(path: "page.txt")
  }

  package var bytes: [UInt8] { get throws { try Array(Data(contentsOf: file)) } }
  package var url: URL { get throws { try sourceURL(in: folder) } }
  package var article: URL { folder.appending(path: "article.json") }
  package var removed: URL { folder.appending(path: "removed.txt") }
}

/// A sample feed and what we must read from it.
package struct FeedSample: Sendable, CustomStringConvertible {
  package let format: String
  package let name: String
  package let folder: URL

  package var description: String { "\(format)/\(name)" }

  /// `feed.xml`; `source.json` where the feed is JSON, since `feed.json` is what we read from it.
  package var file: URL {
    let json = folder.appending(path: "source.json")
    return FileManager.default.fileExists(atPath: json.path) ? json : folder.appending(path: "feed.xml")
  }

  /// The feed's bytes, with the place of a server filled in.
  package func bytes(base: String = "http://127.0.0.1:8000") throws -> [UInt8] {
    try Array(Data(contentsOf: file)).replacing(Array(Samples.basePlaceholder.utf8), with: Array(base.utf8))
  }

  package var url: URL { get throws { try sourceURL(in: folder) } }
  package var golden: URL { folder.appending(path: "feed.json") }
}

/// A sample whose `source.txt` is no URL.
package struct BadSource: Error {
  package let path: String
}

private func sourceURL(in folder: URL) throws -> URL {
  let file = folder.appending(path: "source.txt")
  let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  guard let url = URL(string: text), url.scheme != nil else { throw BadSource(path: file.path) }
  return url
}
