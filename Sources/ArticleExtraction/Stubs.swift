internal import Foundation
internal import Markup
internal import Prose
package struct RuleSet: Sendable { package init() {}; package static let bundled = RuleSet(); package static let none = RuleSet() }
struct ApplyRules: ExtractionStep { let rules: RuleSet; func run(on draft: inout Draft) {} }
func charset(inContentType t: String) -> String? { nil }
extension HTMLWriter { static func paragraphs(_ p: [String]) -> String { "" } }
extension Date { init?(pageDate t: String) { nil } }
