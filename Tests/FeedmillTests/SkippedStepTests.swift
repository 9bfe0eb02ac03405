import Feedmill
import Testing

struct SkippedStepTests {
  private static let page = Array(
    """
    <html><head><title>Harbour</title></head><body><article><p>The harbour froze early this year, and the \
    ferries stayed in port until the ice broke at last.</p><p>Nobody had seen the like of it since the old \
    pier was built, said the keeper of the light.</p><div class="comments"><p>What a sight it was, I walked \
    over to the island and back.</p></div></article></body></html>
    """.utf8)

  @Test func `a step that is left out takes nothing out`() throws {
    var options = ExtractionOptions()
    let whole = try Article(extracting: SkippedStepTests.page, options: options)
    options.skippedSteps = [.clutter]
    let without = try Article(extracting: SkippedStepTests.page, options: options)
    #expect(whole.contentText?.contains("island") == false)
    #expect(without.contentText?.contains("island") == true)
  }
}
