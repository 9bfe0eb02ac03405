internal import Foundation

/// The names of months and halves of the day, in the languages feeds are written in.
enum DateNames {
  /// The month, 1 … 12, that a word in lower case names; nil for any other word.
  static func month(_ name: String) -> Int? {
    if let month = table[name] { return month }
    // Russian, Polish and their kin inflect; Greek keeps its accent in one form only.
    let folded = name.folding
    return table[folded] ?? prefixes.first { folded.hasPrefix($0.prefix) }?.month
  }

  /// Words for before and after noon.
  static let isAfternoon: [String: Bool] = [
    "am": false, "pm": true, "오전": false, "오후": true, "午前": false, "午後": true, "上午": false, "下午": true,
    "πμ": false, "μμ": true,
  ]

  static func isHangul(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  /// One line a month: names and abbreviations.
  private static let names = [
    """
    jan january januar januari janvier janv jän jänner jaenner enero ene gennaio gen janeiro ianuarie ian tammikuu \
    január leden ledna styczeń stycznia sty ocak oca siječanj января янв январь січня січ январи ιανουάριος ιαν \
    ιανουαρίου 1月 yanvar
    """,
    """
    feb february februar februari février févr fév fevrier fevr fev febrero febbraio fevereiro februarie helmikuu \
    február febr únor února luty lutego lut şubat şub subat февраля фев февр февраль лютого лют фeвр φεβρουάριος \
    φεβ φεβρουαρίου
    """,
    """
    mar march märz maerz mrz mär maart mrt mars marzo março marco martie maaliskuu március márc marc březen března \
    marzec marca mart марта мар март березня бер μάρτιος μαρ μάρ μαρτίου
    """,
    """
    apr april avril avr abril abr aprile aprilie huhtikuu április ápr duben dubna kwiecień kwietnia kwi nisan nis \
    апреля апр апрель квітня кві απρίλιος απρ απριλίου
    """,
    """
    may mai mei maj mag maggio mayo maio toukokuu május máj květen května maja mayıs мая май травня тра μάιος μάι \
    μαϊ μαι μαΐου maí
    """,
    """
    jun june juni juin junio giugno giu junho iunie iun kesäkuu június jún červen června czerwiec czerwca cze \
    haziran haz июня июн июнь червня чер ιούνιος ιούν ιουν ιουνίου
    """,
    """
    jul july juli juillet juil julio luglio lug julho iulie iul heinäkuu július júl červenec července lipiec lipca \
    lip temmuz tem июля июл июль липня ιούλιος ιούλ ιουλ ιουλίου
    """,
    """
    aug august augustus août aout agosto ago august elokuu augusztus srpen srpna sierpień sierpnia sie ağustos ağu \
    августа авг август серпня сер αύγουστος αύγ αυγ αυγούστου
    """,
    """
    sep sept september septembre septiembre setembro settembre set septembrie syyskuu szeptember szept září wrzesień \
    września wrz eylül eyl сентября сен сент сентябрь вересня вер σεπτέμβριος σεπ σεπτ σεπτεμβρίου
    """,
    """
    oct october okt oktober octobre octubre outubro out ottobre ott octombrie lokakuu október říjen října \
    październik października paź ekim eki октября окт октябрь жовтня жов οκτώβριος οκτ οκτωβρίου
    """,
    """
    nov november novembre noviembre novembro noiembrie noi marraskuu listopad listopadu lis kasım kas ноября ноя \
    нояб ноябрь листопада лис νοέμβριος νοέ νοε νοεμβρίου
    """,
    """
    dec december dez dezember déc décembre decembre diciembre dic dezembro dicembre decembrie joulukuu december \
    prosinec prosince grudzień grudnia gru aralık ara декабря дек декабрь грудня гру δεκέμβριος δεκ δεκεμβρίου desember des
    """,
  ]

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") {
        table[String(name)] = index + 1
        table[String(name).folding] = index + 1
      }
    }
    return table
  }()

  /// Beginnings that every form of a name shares, where forms are too many to list.
  private static let prefixes: [(prefix: String, month: Int)] = [
    ("januar", 1), ("februar", 2), ("septemb", 9), ("octob", 10), ("oktob", 10), ("novemb", 11),
    ("decemb", 12), ("dezemb", 12),
  ]
}

extension String {
  /// Without accents on Latin and Greek letters, so that both spellings of a name meet.
  fileprivate var folding: String {
    var folded = String.UnicodeScalarView()
    for scalar in decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.canonicalCombiningClass == .notReordered {
      folded.append(scalar)
    }
    return String(folded)
  }
}
