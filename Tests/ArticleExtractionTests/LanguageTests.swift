import Model
import Testing

@testable import ArticleExtraction

@Suite struct LanguageTests {
  @Test(arguments: [
    ("en_us", "en-US"), ("EN", "en"), ("de-de", "de-DE"), ("zh-hant-tw", "zh-Hant-TW"), ("iw-IL", "he-IL"),
    ("en-UK", "en-GB"), ("jp", "ja"), ("es-419", "es-419"), ("English", "en"), ("fr_FR.UTF-8", "fr-FR"),
    ("de;q=0.8", "de"), ("en, fr", "en"),
  ]) func `a declared language is written as its standard recommends`(text: String, tag: String) {
    #expect(LanguageTag.normal(text) == tag)
  }

  @Test(arguments: ["", "-", "und", "x-default", "mul", "123", "klingonisch", "{{lang}}"])
  func `what names no language is none`(text: String) {
    #expect(LanguageTag.normal(text) == nil)
  }

  private static let texts: [(code: String, text: String)] = [
    (
      "en",
      "The harbour was closed for most of the week, and the ferries that had left in the morning could not return."
    ),
    (
      "de",
      "Der Hafen war die ganze Woche geschlossen, und die Fähren, die am Morgen ausgelaufen sind, konnten nicht zurück."
    ),
    (
      "fr",
      "Le port est resté fermé pendant une semaine, et les bateaux qui sont partis le matin ne sont pas rentrés."
    ),
    (
      "es",
      "El puerto estuvo cerrado toda la semana y los barcos que salieron por la mañana no pudieron volver a la isla."
    ),
    (
      "pt",
      "O porto ficou fechado durante a semana, e os barcos que saíram de manhã não puderam voltar para a ilha."
    ),
    (
      "it",
      "Il porto è rimasto chiuso per una settimana e le navi che sono partite al mattino non hanno potuto tornare."
    ),
    (
      "nl",
      "De haven was de hele week gesloten en de boten die in de ochtend waren vertrokken konden niet naar het eiland."
    ),
    (
      "sv",
      "Hamnen var stängd hela veckan och båtarna som hade lämnat på morgonen kunde inte komma tillbaka till ön."
    ),
    (
      "fi",
      "Satama oli suljettu koko viikon, ja veneet jotka olivat lähteneet aamulla eivät voineet palata, sillä meri oli jäässä."
    ),
    (
      "pl",
      "Port był zamknięty przez cały tydzień, a promy, które wypłynęły rano, nie mogły wrócić na wyspę do wieczora."
    ),
    (
      "cs",
      "Přístav byl celý týden zavřený a lodě, které vypluly ráno, se nemohly vrátit na ostrov, protože moře bylo pod ledem."
    ),
    (
      "hu",
      "A kikötő egész héten zárva volt, és a hajók, amelyek reggel elindultak, nem tudtak már visszatérni a szigetre."
    ),
    (
      "ro",
      "Portul a fost închis toată săptămâna, iar vapoarele care au plecat de dimineață nu s-au mai întors pe insulă."
    ),
    (
      "tr",
      "Liman bütün hafta kapalıydı ve sabah ayrılan feribotlar bir daha adaya dönemedi, bu yüzden çok kişi için zor oldu."
    ),
    (
      "id",
      "Pelabuhan itu ditutup selama seminggu dan kapal yang berangkat pada pagi hari tidak bisa kembali ke pulau dengan selamat."
    ),
    (
      "vi",
      "Cảng đã đóng cửa trong cả tuần và những con tàu đã rời đi vào buổi sáng không thể trở về đảo được."
    ),
    (
      "ru",
      "Порт был закрыт всю неделю, и паромы, которые вышли утром, не смогли вернуться на остров, потому что море замерзло."
    ),
    (
      "uk",
      "Порт був закритий увесь тиждень, і пороми, які вийшли вранці, не змогли повернутися на острів, бо море замерзло."
    ),
    (
      "bg",
      "Пристанището беше затворено през цялата седмица и фериботите, които тръгнаха сутринта, не можаха да се върнат."
    ),
    ("el", "Το λιμάνι ήταν κλειστό όλη την εβδομάδα και τα πλοία δεν μπόρεσαν να επιστρέψουν στο νησί."),
    (
      "ar",
      "كان الميناء مغلقا طوال الأسبوع ولم تتمكن العبارات التي غادرت في الصباح من العودة إلى الجزيرة بعد أن تجمد البحر."
    ),
    (
      "fa",
      "بندر در تمام هفته بسته بود و کشتی هایی که صبح رفته بودند نتوانستند به جزیره برگردند که این برای مردم سخت است."
    ),
    ("hi", "बंदरगाह पूरे हफ्ते बंद रहा और सुबह निकली नावें द्वीप पर वापस नहीं लौट सकीं, यह लोगों के लिए मुश्किल था।"),
    ("ja", "港は一週間ずっと閉鎖されており、朝に出発したフェリーは島に戻ることができなかった。"),
    ("zh", "港口关闭了整整一个星期，早上出发的渡轮无法返回岛上，许多人只能在岸边等待。"),
    ("ko", "항구는 일주일 내내 폐쇄되었고 아침에 떠난 여객선은 섬으로 돌아올 수 없었다."),
    ("th", "ท่าเรือปิดตลอดทั้งสัปดาห์และเรือที่ออกไปในตอนเช้าไม่สามารถกลับมาที่เกาะได้"),
  ]

  @Test(arguments: texts) func `the words of a text tell its language`(code: String, text: String) {
    let found = TextLanguage(of: Array(repeating: text, count: 4).joined(separator: " "))
    #expect(found?.code == code)
    #expect(found?.isLikely == true)
  }

  @Test func `a few words prove nothing`() {
    #expect(TextLanguage(of: "the end of it")?.isLikely != true)
    #expect(TextLanguage(of: "12 : 34 — …") == nil)
  }

  private static let german =
    "<article>" + Array(repeating: "<p>" + texts[1].text + "</p>", count: 6).joined() + "</article>"

  private static func language(declared: String) throws -> String? {
    let page = "<html lang='\(declared)'><body>\(german)</body></html>"
    return try ArticleExtractor(rules: nil).article(page: Array(page.utf8), contentType: nil, url: nil)
      .language
  }

  @Test func `the text wins over a language that nobody translated`() throws {
    #expect(try LanguageTests.language(declared: "en-US") == "de")
    #expect(try LanguageTests.language(declared: "de_at") == "de-AT")
    #expect(try LanguageTests.language(declared: "") == "de")
  }
}
