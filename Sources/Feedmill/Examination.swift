internal import Foundation
internal import Subscriptions

/// Looks whether everything of a home is as it should be.
public struct Examination: Sendable {
  /// One thing that was looked at.
  public struct Finding: Sendable, Equatable {
    /// What was looked at.
    public var name: String
    /// What was found.
    public var text: String
    /// False when something must be done about it.
    public var isGood: Bool
  }

  private let home: Home

  /// An examination of a home.
  public init(of home: Home) { self.home = home }

  /// Looks at everything, changing nothing.
  public func findings() -> [Finding] { [configuration, list, rules, state] }

  /// Replaces a damaged state by what can be saved of it. Gives what was saved; nil when nothing is damaged.
  public func repair() throws(FeedmillError) -> String? {
    guard FileManager.default.fileExists(atPath: home.stateDirectory.database.path) else { return nil }
    return try FeedmillError.mapping { () throws(StoreError) in
      let lock = try StateLock(home.stateDirectory)
      defer { lock.release() }
      guard let damage = soundness() else { return nil }
      guard case .corrupt = damage else { throw damage }
      let report = try Store.repair(home.stateDirectory, at: Date())
      let rows = report.saved.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map {
        "\($0.value) \($0.key)"
      }
      let saved = rows.isEmpty ? "nothing" : rows.joined(separator: ", ")
      let note = report.assumesSeen ? "; what the feeds hold now counts as known" : ""
      return "saved \(saved); the damaged state is \(report.damaged.path)\(note)"
    }
  }
}

private extension Examination {
  var configuration: Finding {
    let path = home.configuration.path
    let isThere = FileManager.default.fileExists(atPath: path)
    return Finding(name: "home", text: isThere ? path : "\(path): there is no such folder", isGood: isThere)
  }

  var list: Finding {
    do throws(FeedmillError) {
      let list = try home.feedList()
      let warnings = list.warnings.map { "; " + $0 }.joined()
      if isReadableByOthers(list) {
        return Finding(
          name: "feeds", text: "\(home.feedsFile.path) holds secrets and others may read it: chmod 600",
          isGood: false)
      }
      return Finding(name: "feeds", text: "\(list.entries.count) feeds\(warnings)", isGood: true)
    } catch {
      return Finding(name: "feeds", text: error.description, isGood: false)
    }
  }

  /// Whether the list holds passwords or header lines, and not only its owner may read it.
  func isReadableByOthers(_ list: FeedList) -> Bool {
    let holdsSecrets = list.file.subscriptions.contains { $0.credentials != nil || !$0.headers.isEmpty }
    // A file whose mode can't be read was just read all the same.
    let mode =
      try? FileManager.default.attributesOfItem(atPath: home.feedsFile.path)[.posixPermissions] as? Int
    return holdsSecrets && (mode ?? 0o600) & 0o077 != 0
  }

  var rules: Finding {
    guard FileManager.default.fileExists(atPath: home.rules.path) else {
      return Finding(name: "rules", text: "none of your own", isGood: true)
    }
    do throws(FeedmillError) {
      _ = try RuleLibrary(directory: home.rules.path)
      return Finding(name: "rules", text: home.rules.path, isGood: true)
    } catch {
      return Finding(name: "rules", text: error.description, isGood: false)
    }
  }

  var state: Finding {
    guard FileManager.default.fileExists(atPath: home.stateDirectory.database.path) else {
      return Finding(name: "state", text: "none yet", isGood: true)
    }
    guard let error = soundness() else { return Finding(name: "state", text: home.state.path, isGood: true) }
    return Finding(name: "state", text: error.description, isGood: false)
  }

  /// What is wrong with the state; nil when nothing is.
  func soundness() -> StoreError? {
    do throws(StoreError) {
      let store = try Store(home.stateDirectory, access: .reading, at: Date())
      try store.check()
      try store.close()
      return nil
    } catch {
      return error
    }
  }
}
