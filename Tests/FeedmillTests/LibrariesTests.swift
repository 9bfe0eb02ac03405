import Testing

@testable import Feedmill

@Suite struct LibrariesTests {
  @Test func `the patch level of a library is that of its installed package`() {
    let status = """
      Package: libxml2
      Status: install ok installed
      Architecture: amd64
      Version: 2.9.14+dfsg-1.3~deb12u6

      Package: libcurl4
      Status: deinstall ok config-files
      Version: 7.88.1-10

      Package: libxml2-utils
      Status: install ok installed
      Version: 1.0
      """
    #expect(Libraries.packages(inStatus: status) == ["libxml2": "2.9.14+dfsg-1.3~deb12u6"])
  }

  @Test func `every library has a version`() {
    #expect(Libraries.versions.map(\.name) == ["libcurl", "libxml2", "sqlite"])
    #expect(Libraries.versions.allSatisfy { $0.version.first?.isNumber == true })
  }
}
