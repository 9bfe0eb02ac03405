internal import Markup

/// What stands at an end of a title to say what kind of article it is, or in what state: "Opinion |", "UPDATED:".
package struct TitleLabel {
  /// The title without it.
  package let title: String
  /// The kind of article it names; nil for a label that only says how new it is, and for one that is known already.
  package let name: String?

  /// The label of a title, where it is sure to be one: words of state before a colon or in brackets; kinds of article
  /// before or behind a bar, and before a colon or a dash where the article's section or tags, `known`, name them too.
  package init?(of title: String, known: [String]) {
    guard title.utf8.count < TitleLabel.maxTitleBytes else { return nil }
    for place in TitleLabel.places(in: title) {
      let word = place.label.lowercased()
      let isState = TitleLabel.states.contains(word)
      guard isState || TitleLabel.kinds.contains(word), TitleLabel.isTitle(place.rest) else { continue }
      let isKnown = known.contains { TitleLabel.isForm(word, of: $0.lowercased()) }
      guard isKnown || (isState ? place.mark != .dash : place.mark == .bar) else { continue }
      self.title = place.rest
      name = isState || isKnown ? nil : TitleLabel.spelled(place.label)
      return
    }
    return nil
  }

  private enum Mark { case bar, colon, dash, bracket }
  private typealias Place = (label: String, rest: String, mark: Mark)

  /// Where a label can be: before the first mark of each sort, behind the last bar and in brackets at both ends. Most
  /// titles have no such place, which a look at their bytes tells.
  private static func places(in title: String) -> [Place] {
    let bytes = Array(title.utf8)
    var places: [Place] = []
    func add(_ label: Range<Int>, _ rest: Range<Int>, _ mark: Mark) {
      places.append(
        (normalizedText(Array(bytes[label]).string), normalizedText(Array(bytes[rest]).string), mark))
    }
    let (start, end) = (min(bytes.count, maxLabelBytes), max(0, bytes.count - maxLabelBytes))
    for index in 0..<start {
      if let (mark, width) = mark(bytes, at: index) { add(0..<index, index + width..<bytes.count, mark) }
    }
    if let bar = bytes[end...].lastIndex(of: UInt8(ascii: "|")) { add(bar + 1..<bytes.count, 0..<bar, .bar) }
    for (opening, closing) in brackets {
      if bytes.starts(with: opening), let close = bytes.index(ofWord: closing), close < start {
        add(opening.count..<close, close + closing.count..<bytes.count, .bracket)
      }
      if bytes.last == closing.last, bytes.suffix(closing.count) == closing[...],
        let open = bytes.index(ofWord: opening, from: end), open > 0
      {
        add(open + opening.count..<bytes.count - closing.count, 0..<open, .bracket)
      }
    }
    return places
  }

  /// The mark that stands at a place, and how many bytes it takes.
  private static func mark(_ bytes: [UInt8], at index: Int) -> (Mark, Int)? {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch bytes[index] {
    case UInt8(ascii: "|"): return (.bar, 1)
    case UInt8(ascii: ":"): return byte(1) == 0x20 ? (.colon, 2) : nil
    // The full-width colon.
    case 0xEF: return byte(1) == 0xBC && byte(2) == 0x9A ? (.colon, 3) : nil
    case 0x20:
      if byte(1) == UInt8(ascii: "-"), byte(2) == 0x20 { return (.dash, 3) }
      // Both dashes, and the point in the middle.
      if byte(1) == 0xE2, byte(2) == 0x80, byte(3) == 0x93 || byte(3) == 0x94 { return (.dash, 4) }
      return byte(1) == 0xC2 && byte(2) == 0xB7 ? (.dash, 3) : nil
    default: return nil
    }
  }

  private static let brackets = [("[", "]"), ("(", ")"), ("【", "】")].map { (Array($0.utf8), Array($1.utf8)) }

  /// No label is longer.
  private static let maxLabelBytes = 48

  /// True for what can stand alone: two words, or four letters of a script that sets no spaces.
  private static func isTitle(_ rest: String) -> Bool { WordCount.count(rest) >= 2 }

  /// True for a word and its plural: "review" and "reviews".
  private static func isForm(_ word: String, of known: String) -> Bool {
    known == word || known == word + "s" || word == known + "s"
  }

  /// "OPINION" as "Opinion": labels are in capitals for their looks.
  private static func spelled(_ label: String) -> String {
    label.contains(where: \.isLowercase) ? label : label.prefix(1) + label.dropFirst().lowercased()
  }

  /// Longer titles are none.
  private static let maxTitleBytes = 1000

  /// Kinds of articles, as newspapers call their own.
  private static let kinds = set(
    """
    opinion|opinions|op-ed|editorial|analysis|news analysis|commentary|column|review|book review|film review|interview
    obituary|explainer|fact check|podcast|video|photos|gallery|letters|letter to the editor|long read
    q&a|profile|essay|satire|guest post|first look|recipe
    meinung|kommentar|analyse|rezension|glosse|leitartikel|gastbeitrag|nachruf|kolumne|reportage|porträt|bilder
    tribune|éditorial|édito|critique|chronique|entretien|portrait|enquête|vidéo|décryptage|récit
    opinión|análisis|crítica|entrevista|columna|reportaje|reseña|tribuna|vídeo|obituario
    opinião|análise|coluna|resenha|reportagem|opinione|opinioni|editoriale|analisi|recensione|intervista|commento
    opinie|recensie|commentaar|column|reportage|åsikt|ledare|krönika|debatt|recension|analys|intervju|leder|anmeldelse
    kronikk|mielipide|pääkirjoitus|arvio|haastattelu|opinia|komentarz|recenzja|wywiad|felieton|reportaż|wideo
    názor|komentář|recenze|rozhovor|vélemény|interjú|kritika|görüş|yorum|röportaj|analiz|video haber
    мнение|интервью|колонка|рецензия|репортаж|обзор|видео|фото|думка|інтерв’ю|відео|رأي|مقال|مقابلة|تحليل
    社説|社论|社論|评论|評論|专访|專訪|视频|影片|動画|インタビュー|칼럼|사설|인터뷰|opini|wawancara|ý kiến|phỏng vấn
    """)

  /// States of news.
  private static let states = set(
    """
    updated|update|breaking|breaking news|live|live updates|live blog|developing|just in|exclusive|corrected|watch|watch live|listen
    eilmeldung|aktualisiert|liveticker|live-ticker|live-blog|liveblog|exklusiv|eil
    direct|en direct|mise à jour|màj|exclusif|urgent|última hora|ultima hora|en vivo|en directo|actualización
    actualizado|exclusivo|exclusiva|ao vivo|urgente|atualizado|atualização|diretta|in diretta|ultim'ora
    aggiornamento|aggiornato|esclusivo|esclusiva|bijgewerkt|exclusief|uppdaterad|senaste nytt|oppdatert|opdateret
    päivitetty|aktualizacja|z ostatniej chwili|na żywo|aktualizováno|živě|živo|frissítve|élő|son dakika|canlı
    срочно|обновлено|обновляется|молния|оновлено|наживо|عاجل|مباشر|速報|独自|更新|快讯|快訊|直播|속보|단독
    """)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split { $0 == "|" || $0 == "\n" }.map(String.init))
  }
}
