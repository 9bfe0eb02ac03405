internal import ArticleExtraction
internal import Markup

/// One of the rules that are known.
public struct RuleOverview: Sendable, Equatable {
  /// The file's name without its ending.
  public var name: String
  /// `your own`, `bundled`.
  public var layer: String
  /// The file, as it was found.
  public var file: String
  /// The hosts, as the file writes them.
  public var hosts: [String]
  /// How many entries take something out.
  public var removals: Int
  /// How many pages are tested.
  public var tests: Int
}

/// A rule that could be for a page, and why it is used or not.
public struct RuleCandidate: Sendable, Equatable {
  /// The rule.
  public var name: String
  /// Its file.
  public var file: String
  /// `your own`, `bundled`.
  public var layer: String
  /// True for the one that is used.
  public var isChosen: Bool
  /// Why.
  public var reason: String
}

extension RuleLibrary {
  /// Every rule, those that win over others first.
  public var overview: [RuleOverview] {
    let rules = (set?.all ?? []).map { rule, layer in
      RuleOverview(
        name: rule.name, layer: layer.name, file: rule.file, hosts: rule.hosts,
        removals: rule.removals.count, tests: rule.tests.count)
    }
    let configs = (set?.configs.all ?? []).map { config in
      RuleOverview(
        name: config.fileName, layer: RuleLayer.imported.name, file: config.file, hosts: [config.name],
        removals: config.removalCount, tests: config.tests.count)
    }
    return rules + configs
  }

  /// The rules that could be for a URL, the one that is used first; without any, generic rules apply.
  ///
  /// `page` is the page itself, for rules that want an element of it.
  public func candidates(for url: String, page: InputDocument? = nil) throws(FeedmillError) -> [RuleCandidate]
  {
    var tree: HTMLTree?
    if let page {
      do throws(MarkupError) {
        tree = try Page(bytes: page.bytes, contentType: page.contentType, url: url).tree
      } catch {
        throw FeedmillError(error).about(page.source)
      }
    }
    let known = BarePage(root: tree?.root, url: url)
    return (set?.choices(for: known) ?? []).map { choice in
      RuleCandidate(
        name: choice.name, file: choice.file, layer: choice.layer.name, isChosen: choice.isChosen,
        reason: choice.reason)
    }
  }

  /// The text of a rule's file: one that was read, or a bundled one; nil when there is none of this name.
  public func text(of name: String) throws(FeedmillError) -> (file: String, bytes: [UInt8])? {
    if let config = set?.configs.all.first(where: { $0.fileName == name }) {
      return (config.file, try InputLoader.file(config.file))
    }
    guard let (rule, layer) = set?.all.first(where: { $0.rule.name == name }) else { return nil }
    if layer == .bundled { return Bundled.source(named: name).map { (rule.file, $0) } }
    return (rule.file, try InputLoader.file(rule.file))
  }
}
