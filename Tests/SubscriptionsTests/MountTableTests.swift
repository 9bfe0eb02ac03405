import Foundation
import Testing

@testable import Subscriptions

struct MountTableTests {
  private let table = MountTable(
    """
    22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
    40 22 0:41 / /home rw,relatime shared:30 - nfs4 server:/home rw,vers=4.2
    41 40 0:42 / /home/me/my\\040disk rw - ext4 /dev/sdb1 rw
    42 22 0:43 / /net/share rw - cifs //server/share rw
    broken line
    """)

  @Test(arguments: [
    ("/var/lib/feedmill", nil), ("/home/me/state", "nfs4"), ("/home/me/my disk/state", nil),
    ("/net/share", "cifs"), ("/homes/me", nil), ("/", nil),
  ])
  func `a folder is on the network when what is mounted nearest to it is`(path: String, kind: String?) {
    #expect(table.networkFileSystem(of: URL(filePath: path)) == kind)
  }

  @Test func `a machine without a table has no network file systems`() {
    #expect(MountTable("").networkFileSystem(of: URL(filePath: "/home")) == nil)
  }
}
