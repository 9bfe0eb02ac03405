internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// Where the list and the state are: what all commands with a home share.
struct HomeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of feeds.yaml, rules and state.",
      discussion: "Default: $FEEDMILL_HOME, else feedmill in $XDG_CONFIG_HOME and $XDG_STATE_HOME.",
      valueName: "dir"))
  var home: String?

  /// The home that is meant: flag, then environment, then the usual folders.
  var place: Home {
    if let directory = home ?? Environment["HOME"] { return Home(directory: URL(filePath: directory)) }
    let user = FileManager.default.homeDirectoryForCurrentUser
    let configuration = Environment.folder("XDG_CONFIG_HOME") ?? user.appending(path: ".config")
    let state = Environment.folder("XDG_STATE_HOME") ?? user.appending(path: ".local/state")
    return Home(
      configuration: configuration.appending(path: "feedmill"), state: state.appending(path: "feedmill"))
  }
}

/// Settings in the environment; flags beat them, they beat feeds.yaml.
enum Environment {
  /// The value of `FEEDMILL_NAME`; nil when it is unset or empty.
  static subscript(name: String) -> String? {
    ProcessInfo.processInfo.environment["FEEDMILL_" + name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A folder of the XDG specification, which ignores relative paths.
  static func folder(_ name: String) -> URL? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
  }

  /// The value of `FEEDMILL_NAME` as an option would read it.
  static func value<Value: ExpressibleByArgument>(_ name: String, as type: Value.Type = Value.self) throws
    -> Value?
  {
    guard let text = self[name] else { return nil }
    guard let value = Value(argument: text) else {
      throw ValidationError("FEEDMILL_\(name): \"\(text)\" is no value for it")
    }
    return value
  }
}
