import TestSupport
import Testing

@testable import ArticleExtraction
@testable import Model
@testable import Prose
@testable import Subscriptions

/// `Tests/Payloads/normal-forms.txt`: what is written, and the one form of it that leaves the program.
@Suite struct NormalFormTests {
  private static let site = SiteIdentity(stated: "Harbour Post", host: "harbourpost.example")
  private static let page = "https://example.org/a/b"

  /// The normal form; nil for what leaves nothing, and for a kind that no one knows.
  private static func form(of text: String, kind: Substring) -> String? {
    let form: String? =
      switch kind {
      case "text": normalizedText(text)
      case "title": site.removed(from: text)
      case "people": PersonNames.names(in: text, siteName: "Harbour Post").joined(separator: "; ")
      case "url": CanonicalLink(text)?.text
      case "link": Links.resolve(text, base: page)
      case "canonical": WebAddress.canonicalText(text)
      case "label":
        TitleLabel(of: text, known: []).map { normalizedText(($0.name ?? "") + " > " + $0.title) }
      case "language": LanguageTag.normal(text)
      case "words": String(WordCount.count(text))
      default: nil
      }
    return form?.isEmpty == true ? nil : form
  }

  private static let rows = (try? Payloads.rows("normal-forms.txt")) ?? []

  @Test(arguments: rows) func `each text has its normal form`(
    _ row: Payloads.Row
  ) throws {
    #expect(Self.form(of: row.input, kind: row.kind) == row.output, "\(row)")
  }

  @Test func `the table is long, and a normal form is its own`() {
    #expect(Self.rows.count >= 390)
    for row in Self.rows where row.kind != "words" && row.kind != "label" {
      guard let output = row.output else { continue }
      // A link reduced to what compares is no link any more.
      let again = Self.form(of: row.kind == "url" ? "https://" + output : output, kind: row.kind)
      #expect(again == output || output.contains(":") && row.kind == "url", "\(row.input)")
    }
  }
}
