internal import Foundation

extension Libraries {
  /// The distribution's packages of the libraries, by the library's name; empty where dpkg isn't.
  ///
  /// A library's own version stays while the distribution mends it: the package's has the patch level.
  public static var packages: [String: String] {
    guard let status = FileManager.default.contents(atPath: "/var/lib/dpkg/status") else { return [:] }
    return packages(inStatus: String(decoding: status, as: UTF8.self))
  }

  /// Reads dpkg's list of what is installed.
  static func packages(inStatus status: String) -> [String: String] {
    var found: [String: String] = [:]
    var library: String?
    var isInstalled = false
    for line in status.split(separator: "\n") {
      if line.hasPrefix("Package: ") {
        library = names[String(line.dropFirst(9))]
        isInstalled = false
      } else if library != nil, line.hasPrefix("Status: ") {
        isInstalled = line.hasSuffix(" installed")
      } else if let library, isInstalled, line.hasPrefix("Version: ") {
        found[library] = String(line.dropFirst(9))
      }
    }
    return found
  }

  /// What Debian and Ubuntu call the packages, before and after their changes of binary interface.
  private static let names = [
    "libcurl4": "libcurl", "libcurl4t64": "libcurl", "libxml2": "libxml2", "libxml2-16": "libxml2",
    "libsqlite3-0": "sqlite",
  ]
}
