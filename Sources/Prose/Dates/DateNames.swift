internal import Foundation

/// The names of months and halves of the day, in the languages feeds are written in.
package enum DateNames {
  /// The month, 1 … 12, that a word in lower case names; nil for any other word.
  package static func month(_ name: String) -> Int? {
    if let month = table[name] { return month }
    // Russian, Polish and their kin inflect; Greek keeps its accent in one form only.
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    // Names of weekdays, which most dates begin with, are shorter than all that forms are made of.
    if isASCII, name.utf8.count < 6 { return nil }
    let folded = isASCII ? name : name.folding
    return table[folded] ?? prefixes.first { folded.hasPrefix($0.prefix) }?.month
  }

  /// The month of a name of two words, by the second: Lebanon's two Kanuns and Tishrins.
  static func month(_ name: String, before next: @autoclosure () -> String) -> Int? {
    guard name == "كانون" || name == "تشرين" else { return nil }
    let next = next()
    let isFirst = next == "الأول" || next == "الاول"
    guard isFirst || next == "الثاني" else { return nil }
    return name == "كانون" ? (isFirst ? 12 : 1) : (isFirst ? 10 : 11)
  }

  /// Whether a word, or its end where scripts put no spaces, stands for the half of the day after noon.
  static func isAfternoon(_ name: String) -> Bool? {
    if let known = halves[name] { return known }
    guard let last = name.utf8.last, last >= 0x80 else { return nil }
    return halves.first { $0.key.unicodeScalars.count > 1 && name.hasSuffix($0.key) }?.value
  }

  private static let halves: [String: Bool] = [
    "am": false, "pm": true, "오전": false, "오후": true, "午前": false, "午後": true, "上午": false, "下午": true,
    "凌晨": false, "早上": false, "晚上": true, "πμ": false, "μμ": true, "ص": false, "م": true,
  ]

  /// The year before the first of an era of Japan or Taiwan; and whether the word says that it is the first.
  static func era(_ name: String) -> (yearBefore: Int, isFirstYear: Bool)? {
    guard let era = eras.first(where: { name.hasPrefix($0.name) }) else { return nil }
    return (era.yearBefore, name.dropFirst(era.name.count).hasPrefix("元年"))
  }

  private static let eras: [(name: String, yearBefore: Int)] = [
    ("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911),
  ]

  static func isHangul(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  /// One line a month: names and abbreviations.
  private static let names = [
    """
    jan january januar januari janvier janv jän jänner jaenner enero ene gennaio gen janeiro ianuarie \
    ian tammikuu január leden ledna styczeń stycznia sty ocak oca siječanj января янв январь січня січ \
    январи ιανουάριος ιαν ιανουαρίου 1月 yanvar gener يناير ינואר בינואר มกราคม जनवरी 一月 \
    জানুয়ারি জানুয়ারী ஜனவரி जानेवारी جنوری ژانویه
    """,
    """
    feb february februar februari février févr fév fevrier fevr fev febrero febbraio fevereiro februarie \
    helmikuu február febr únor února luty lutego lut şubat şub subat февраля фев февр февраль лютого лют \
    фeвр φεβρουάριος φεβ φεβρουαρίου febrer شباط فبراير פברואר בפברואר กุมภาพันธ์ फरवरी 二月 \
    úno ফেব্রুয়ারি ফেব্রুয়ারী பிப்ரவரி फेब्रुवारी فروری فوریه
    """,
    """
    mar march märz maerz mrz mär maart mrt mars marzo março marco martie maaliskuu március márc marc \
    březen března marzec marca mart марта мар март березня бер μάρτιος μαρ μάρ μαρτίου març marts maret \
    آذار مارس מרץ במרץ มีนาคม मार्च 三月 \
    bře মার্চ மார்ச் مارچ مارس
    """,
    """
    apr april avril avr abril abr aprile aprilie huhtikuu április ápr duben dubna kwiecień kwietnia kwi \
    nisan nis апреля апр апрель квітня кві απρίλιος απρ απριλίου نيسان أبريل ابريل إبريل אפריל באפריל \
    เมษายน अप्रैल 四月 \
    এপ্রিল ஏப்ரல் एप्रिल اپریل آوریل
    """,
    """
    may mai mei maj mag maggio mayo maio toukokuu május máj květen května maja mayıs мая май травня тра \
    μάιος μάι μαϊ μαι μαΐου maí maig mayis أيار مايو מאי במאי พฤษภาคม मई 五月 \
    kvě মে மே मे مئی
    """,
    """
    jun june juni juin junio giugno giu junho iunie iun kesäkuu június jún červen června czerwiec \
    czerwca cze haziran haz июня июн июнь червня чер ιούνιος ιούν ιουν ιουνίου juny юни حزيران يونيو \
    יוני ביוני มิถุนายน जून 六月 \
    čvn জুন ஜூன் जून جون ژوئن
    """,
    """
    jul july juli juillet juil julio luglio lug julho iulie iul heinäkuu július júl červenec července \
    lipiec lipca lip temmuz tem июля июл июль липня ιούλιος ιούλ ιουλ ιουλίου juliol юли تموز يوليو \
    يوليوز יולי ביולי กรกฎาคม जुलाई 七月 \
    čvc জুলাই ஜூலை जुलै جولائی ژوئیه
    """,
    """
    aug august augustus août aout agosto ago elokuu augusztus srpen srpna sierpień sierpnia sie ağustos \
    ağu августа авг август серпня сер αύγουστος αύγ αυγ αυγούστου agost augusti agustus آب أغسطس اغسطس \
    אוגוסט באוגוסט สิงหาคม अगस्त 八月 \
    srp আগস্ট আগষ্ট ஆகஸ்ட் ऑगस्ट اگست اوت
    """,
    """
    sep sept september septembre septiembre setembro settembre set septembrie syyskuu szeptember szept \
    září wrzesień września wrz eylül eyl сентября сен сент сентябрь вересня вер σεπτέμβριος σεπ σεπτ \
    σεπτεμβρίου أيلول سبتمبر ספטמבר בספטמבר กันยายน सितंबर 九月 \
    zář সেপ্টেম্বর செப்டம்பர் सप्टेंबर ستمبر سپتامبر
    """,
    """
    oct october okt oktober octobre octubre outubro out ottobre ott octombrie lokakuu október říjen \
    října październik października paź ekim eki октября окт октябрь жовтня жов οκτώβριος οκτ οκτωβρίου \
    أكتوبر اكتوبر אוקטובר באוקטובר ตุลาคม अक्टूबर 十月 \
    říj অক্টোবর அக்டோபர் ऑक्टोबर اکتوبر اکتبر
    """,
    """
    nov november novembre noviembre novembro noiembrie noi marraskuu listopad listopadu lis kasım kas \
    ноября ноя нояб ноябрь листопада лис νοέμβριος νοέ νοε νοεμβρίου kasim نوفمبر נובמבר בנובמבר \
    พฤศจิกายน नवंबर 十一月 \
    নভেম্বর நவம்பர் नोव्हेंबर نومبر نوامبر
    """,
    """
    dec december dez dezember déc décembre decembre diciembre dic dezembro dicembre decembrie joulukuu \
    prosinec prosince grudzień grudnia gru aralık ara декабря дек декабрь грудня гру δεκέμβριος δεκ \
    δεκεμβρίου desember des aralik ديسمبر דצמבר בדצמבר ธันวาคม दिसंबर 十二月 \
    ডিসেম্বর டிசம்பர் डिसेंबर دسمبر دسامبر
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
    ("decemb", 12), ("dezemb", 12), ("tammi", 1), ("helmi", 2), ("maalis", 3), ("huhti", 4), ("touko", 5),
    ("kesa", 6), ("heina", 7), ("elo", 8), ("syys", 9), ("loka", 10), ("marras", 11), ("joulu", 12),
    ("февруари", 2), ("септемвр", 9), ("октомвр", 10), ("ноемвр", 11), ("декемвр", 12), ("януари", 1),
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
