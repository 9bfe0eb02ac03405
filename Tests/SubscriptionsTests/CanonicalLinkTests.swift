import Subscriptions
import Testing

struct CanonicalLinkTests {
  @Test(arguments: [
    ("https://www.Example.org/A/", "example.org/A"),
    ("http://example.org:80", "example.org"),
    ("https://example.org:443/a", "example.org/a"),
    ("https://example.org:8443/a", "example.org:8443/a"),
    ("//example.org/a", "example.org/a"),
    ("HTTPS://user:pass@example.org/a", "example.org/a"),
    ("https://example.org/a?utm_source=rss&id=1&fbclid=x#top", "example.org/a?id=1"),
    ("https://example.org/a/?UTM_Medium=x", "example.org/a"),
    ("https://example.org/?p=12", "example.org?p=12"),
    ("https://example.org/a?b=1&a=2", "example.org/a?b=1&a=2"),
    (" https://example.org/a\n", "example.org/a"),
    ("https://example.org./a//", "example.org/a"),
    ("tag:example.org,2020:1", "tag:example.org,2020:1"),
    ("urn:uuid:ABC#1", "urn:uuid:ABC#1"),
    ("https://example.org/ключ?q=%D0%B9", "example.org/ключ?q=%D0%B9"),
  ])
  func `a link is reduced to what tells pages apart`(link: String, reduced: String) {
    #expect(CanonicalLink(link)?.text == reduced)
  }

  @Test(arguments: ["", " \n", "https://", "http:///"])
  func `nothing is left of an empty link`(link: String) {
    #expect(CanonicalLink(link) == nil)
  }
}
