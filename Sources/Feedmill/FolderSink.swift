internal import Foundation

/// Articles as files, `YYYY/MM/SLUG-KEY.json`: each exactly once, and never half.
///
/// The name is made of the date, the title and the key, so that writing an article again, after a crash,
/// replaces its file by the same bytes.
public struct FolderSink: Sink {
  private let path: String

  /// Files in this folder, which is made when it is missing.
  public init(path: String) { self.path = path }

  /// Writes a file and removes it, since only that shows whether it can be done.
  public func prepare(acknowledged offset: Int64?) async throws(FeedmillError) -> Int64? {
    do throws(FolderError) {
      let root = try Folder(path: path)
      // Always the same name: one that a killed run left is replaced and removed.
      let probe = ".feedmill-write-test"
      try root.write(Array("feedmill\n".utf8), to: probe)
      root.remove(probe)
      return nil
    } catch {
      throw FeedmillError(output: path, error, isStart: true)
    }
  }

  /// Writes one file an article.
  public func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64? {
    do throws(FolderError) {
      let root = try Folder(path: path)
      var months: [String: Folder] = [:]
      for article in articles {
        let place = ArticlePath(article)
        let month: Folder
        if let open = months[place.folder] {
          month = open
        } else {
          month = try root.folder(named: place.year).folder(named: place.month)
          months[place.folder] = month
        }
        let name = article.event == .update ? earlierName(of: place) ?? place.name : place.name
        try month.write(article.json + [UInt8(ascii: "\n")], to: name)
      }
      for month in months.values { try month.synchronize() }
      return nil
    } catch {
      throw FeedmillError(output: path, error)
    }
  }

  /// The file of an earlier revision, whose title may have been another.
  private func earlierName(of place: ArticlePath) -> String? {
    let folder = URL(filePath: path).appending(path: place.folder)
    // A folder that can't be listed has no earlier file that matters.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix("\(place.key).json") && !$0.hasPrefix(".") }.min()
  }
}

/// Where an article's file goes. Nothing of it comes from the feed's id.
struct ArticlePath {
  let year: String
  let month: String
  let name: String
  let key: String

  /// `YYYY/MM`
  var folder: String { year + "/" + month }

  init(_ article: OutboxArticle) {
    let date = ArticlePath.yearAndMonth(article.published) ?? ArticlePath.yearAndMonth(article.met)
    (year, month) = date ?? ("0000", "00")
    key = String(article.key.lowercased().filter { $0.isASCII && $0.isHexDigit }.prefix(16))
    // An article that isn't JSON has no title: its key is name enough.
    let title = (try? JSONValue(parsing: article.json))?["title"]?.string
    let slug = Slug(title ?? "").text
    name = (slug.isEmpty ? key : slug + "-" + key) + ".json"
  }

  /// Four and two digits; nil for a date that no calendar writes so.
  private static func yearAndMonth(_ date: Date?) -> (String, String)? {
    guard let date else { return nil }
    let parts = date.formatted(Date.ISO8601FormatStyle().year().month()).split(separator: "-")
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}
