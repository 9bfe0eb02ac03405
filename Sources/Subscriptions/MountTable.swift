package import Foundation

/// What file systems stand where, as Linux tells it in `/proc/self/mountinfo`.
package struct MountTable: Sendable {
  private let mounts: [(place: String, kind: String)]

  /// The table of this machine; empty on one that has none.
  package static var current: MountTable {
    // Without the file there is nothing to tell.
    MountTable((try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? "")
  }

  /// Reads a table (proc(5), "mountinfo"): the place is the fifth word, the kind the first behind " - ".
  package init(_ text: String) {
    mounts = text.split(separator: "\n").compactMap { line in
      let halves = line.split(separator: " - ", maxSplits: 1)
      let words = halves.first?.split(separator: " ") ?? []
      guard halves.count == 2, words.count > 4, let kind = halves[1].split(separator: " ").first else {
        return nil
      }
      return (MountTable.unescaped(words[4]), String(kind))
    }
  }

  /// The kind of network file system that a folder stands on; nil for one of this machine.
  ///
  /// Locks of such systems may not hold, and SQLite's write-ahead log does not work on them.
  package func networkFileSystem(of folder: URL) -> String? {
    let path = folder.resolvingSymlinksInPath().path + "/"
    let mount = mounts.filter { path.hasPrefix($0.place.hasSuffix("/") ? $0.place : $0.place + "/") }
      .max { $0.place.utf8.count < $1.place.utf8.count }
    return mount.map(\.kind).flatMap { MountTable.networkKinds.contains($0) ? $0 : nil }
  }

  private static let networkKinds: Set<String> = [
    "9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "lustre", "nfs", "nfs4", "smb3", "smbfs",
  ]

  /// Blanks and backslashes in a path are three octal digits behind a backslash.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let code = UInt8(String(rest.prefix(3)) ?? "", radix: 8) {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
