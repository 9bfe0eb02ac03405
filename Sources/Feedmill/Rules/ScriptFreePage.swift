internal import Markup

/// A page's bytes without the scripts that are no data: nothing in a sample runs, and most of a page is them.
struct ScriptFreePage {
  let bytes: [UInt8]

  /// Drops `<script …>…</script>` unless its tag says `json`.
  init(_ page: [UInt8]) {
    var kept: [UInt8] = []
    kept.reserveCapacity(page.count)
    let lower = page.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    var position = 0
    while let start = lower.index(ofWord: Array("<script".utf8), from: position) {
      guard let tagEnd = lower.index(ofWord: Array(">".utf8), from: start),
        let close = lower.index(ofWord: Array("</script".utf8), from: tagEnd)
      else { break }
      let end = lower.index(ofWord: Array(">".utf8), from: close).map { $0 + 1 } ?? lower.count
      let isData = Array(lower[start..<tagEnd]).index(ofWord: Array("json".utf8)) != nil
      kept += page[position..<(isData ? end : start)]
      position = end
    }
    bytes = kept + page[position...]
  }
}
