/// The words that give a language away: its commonest small ones, by the script it is written in.
///
/// A line a language; its code stands first.
struct LanguageProfiles: Sendable {
  /// The codes of the languages.
  let languages: [String]
  /// By word, up to 16 bytes packed: a bit for each language that has it among its commonest.
  private let table: WordTable<UInt64>

  /// The languages of the Latin alphabet.
  static let latin = LanguageProfiles(
    """
    en: the of and to in is that for it was on with as he his this are be at by from not have but they \
    had which you were her she their will has would there been we who said more its than about into \
    could only other when what
    de: der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an \
    werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben \
    nur oder aber vor zur bis mehr durch
    fr: de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec \
    son aux ont cette ses mais comme on ou elle été nous vous leur d'un c'est était fait sans être deux \
    même
    es: de la que el en los se del las un por con no una su para es al lo como más pero sus le ha me sin \
    sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está
    pt: de que do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à \
    seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois são \
    você
    it: di il la che in per un è del non con si le della una da sono al dei come anche più ha nel alla \
    delle su ma lo gli ai se dal questo questa stato nella essere ci degli tra anni dalla cui loro hanno
    nl: de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog \
    naar heeft hij ze wordt door worden over deze die dit tot was meer haar zich wat hebben je kan werd \
    al geen
    sv: och att det en som är på för av med den till inte har de ett om var jag men så han från vi kan \
    när år hade nu mot efter också eller ska sig hon sin där vid mycket bara ut än över alla andra
    da: og at det er en til af på for der med de den som ikke har et om var men han vi jeg kan fra så ud \
    efter når nu op være blev også havde vil skal eller sig mod hun hvor sin bliver meget nogle blevet
    no: og det er på en som til av at for med de ikke den har et om var men han fra vi jeg kan så ut \
    etter når nå opp være ble også hadde vil skal eller seg mot hun hvor sin blir mye noen blitt ved
    fi: olivat eivät koko sillä jotka kaikki sitten uuden kertoo aikana joissa voi ollut ja on ei että \
    oli se hän mutta ovat kun niin myös kuin joka ole sen jos tai jo mukaan vain vuoden nyt olla sitä \
    kanssa hänen siitä mitä sekä vielä olisi jälkeen tämä koska ennen ne siellä näin
    pl: na się nie do to że jest po od jak za przez dla ale są co ze tym oraz jego tak który już jej czy \
    być go może był także ma tylko które lub było roku przed pod bardzo będzie jako tego
    cs: se na je že to do ve by pro za jako ale po od jsem si jeho které jsou byl tak co až jen už který \
    aby podle také bylo jak nebo ze při roku kde která před může není být jejich
    sk: sa na je že to do aj vo by pre za ako ale po od som si jeho ktoré sú bol tak čo až len už ktorý \
    aby podľa tiež bolo alebo pri roku kde ktorá pred môže nie byť ich sme keď so
    hu: az és hogy nem is egy ez meg csak volt mint már de ha el még azt vagy kell lehet aki után így \
    ezt van amely ami olyan minden nagyon lesz most illetve pedig között majd szerint arra ki sem be fel
    ro: de și în la cu că pe un nu din care se pentru mai este au fi sau ca al să fost dar lui după prin \
    sunt ar prea între acest această cele am ai ale fără numai când despre ei
    hr: je na se da su za od koji to ne kao što iz ali nije će bi do po sam samo koja koje ili te biti \
    bio kako još više nakon prema ima može uz bila zbog godine jer oko sve pri vrlo kod
    sl: in je na se da so za ki pa tudi ne kot po od bi ga pri še do če kako ali bil bo sem ni le iz ter \
    že ko leta ima med zaradi lahko samo vse kar biti bilo proti
    tr: bir ve bu da de için ile olarak çok daha olan gibi en ne kadar sonra ama var olduğu ise ki her \
    mi değil göre yeni oldu ya diye iki ancak veya tarafından şey olduğunu zaman böyle önce edildi etti \
    dedi yıl
    id: yang dan di dengan untuk ini dari itu pada tidak dalam akan ke juga oleh adalah sebagai bisa ada \
    karena telah mereka saat kami lebih tersebut atau sudah dia tahun menjadi orang saya hanya namun \
    kata seperti
    vi: và của các có là trong cho được với không những một người này đã về từ khi đến ra để tại như \
    cũng nhiều ở năm vào sẽ theo trên phải đó còn sau bị do nhưng lại việc
    ca: de la que el en els per un es del les amb una no al va més com ha dels són però seu hi aquest \
    aquesta també li si ser perquè entre molt fins quan sobre han l'any
    et: ja on ei et see oli kui ka oma mis aga nii või siis ning pole ta kes selle seda ma välja veel \
    oleks nende juba meie kuid olla tema peale pärast ainult väga saab ole
    lv: un ir ka no uz ar par kas bet tas kā to arī vai nav pēc lai bija pie jau gan tā viņš tikai ko \
    līdz kad es tiek latvijas gada vairāk būs viņa savu laikā ļoti var
    lt: ir kad yra į tai iš su buvo kaip bet jis apie ne po už ar dar jo tik pat per taip savo būti nuo \
    jau metų prie bus kuris jų lietuvos daugiau labai šiuo kai gali
    sq: të në një dhe për që me se nga ka është si do po por nuk më kjo ai kanë këtë janë pas duke ishte \
    tij ky nëse vetëm shumë mund edhe gjithë
    is: að og í á er það sem til um var við með en ekki af hann fyrir þar því eru hefur ég verið eða frá \
    svo upp þetta hafi hún vera þeir hafa eftir voru
    gl: de que do da en un para é con non unha os no se na por máis as dos como mais foi ao das ten seu \
    súa ou ser cando moito nos xa está tamén pola polo ata isto ela entre
    eu: eta da ez du bat dira zuen ere izan dute baina egin zen hori dela bere den dago beste behar \
    baino izango urte gero duen egiten horrek hau honetan arte
    ga: an na ar agus go is bhí le atá sé tá do ag ní leis ach seo sin mar nach ó sa gur siad sí chun \
    faoi bheith
    tl: ang ng sa na mga at ay si ni para hindi ito kay isang nang may mula niya siya pa din rin kung \
    dahil ngunit kanyang
    sw: ya na wa kwa ni katika la za kuwa hiyo cha kama hii yake huo alisema baada wake hayo lakini pia \
    watu huyo ambao
    af: die van en in het is dat wat nie vir met op te aan hy om was sy ook na se deur word daar uit \
    maar sal kan by ons meer
    """)

  /// The languages of the Cyrillic alphabet.
  static let cyrillic = LanguageProfiles(
    """
    ru: и в не на что с он по как это но из к за от его а для то о у так же все бы был до при также были \
    они было только или еще ее во когда мы уже может после сообщил году который
    uk: і в не на що з він та до у як за про від його але це для по так є був ми також які були вони під \
    було або ще її коли вже може після чи який році через
    be: і ў не на што з ён па як гэта але да за ад яго а для у так быў таксама якія былі яны было або \
    яшчэ калі ужо можа пасля які годзе праз
    bg: беше които бяха през цялата може няма обаче всички сега много и на да в за от се не с по че са \
    ще това като е до след при той към но бе или има му който само най още били както те би
    sr: и је у на се да су за од а који о то не као што из али није ће би до по сам само која које или \
    те бити био како још више након према има може због године
    mk: на и во да се за од го ќе не е со што тоа како но по дека а или има до кои при беше сите ги таа \
    ова според која кој бил
    kk: және бұл мен үшін бар бір деп деді болды қазақстан еді осы де да ол болып жылы туралы көп кейін
    """)

  /// The languages of the Arabic alphabet.
  static let arabic = LanguageProfiles(
    """
    ar: في من على أن إلى عن التي الذي هذا هذه مع كان كما ما لا بعد قد لم قال بين كل أو حيث وقال ذلك خلال \
    قبل غير أنه وفي كانت منذ إن هو ولا يوم
    fa: در از به که این را با است آن برای بر تا هم یک می های شده بود شد کرد خود گفت اما هر نیز باید کند \
    دو ما وی کرده اند دارد سال
    ur: کے کی ہے میں اور سے کا کو نے ہیں کہ پر اس یہ بھی تھا جو وہ کر گیا ہو تو نہیں ایک لیے ان تھے رہا \
    کیا
    """)

  /// The languages of the Devanagari script.
  static let devanagari = LanguageProfiles(
    """
    hi: के में है की को से का और ने पर हैं यह भी कि इस एक लिए नहीं था कर हो गया किया साथ ही तो जो
    mr: आहे आणि या व च्या ला ते की हे होते केली होता असे तर नाही त्या हा यांनी आहेत केला करण्यात मात्र
    ne: छ र को मा ले का लाई पनि भएको गर्न छन् गरेको यो हो थियो भने तर एक गरी हुने
    """)

  private init(_ text: String) {
    var languages: [String] = []
    var lists: [(marks: UInt64, words: [String])] = []
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let words = line[line.index(after: colon)...].split(separator: " ").map(String.init)
      lists.append((1 << UInt64(languages.count), words.filter { $0.utf8.count <= 16 }))
      languages.append(String(line[..<colon]))
    }
    (self.languages, table) = (languages, WordTable(lists))
  }

  /// How many words a text has, and how many of them each language knows.
  ///
  /// Words of one letter are left out: they are units, sizes and models as often.
  func count(in bytes: [UInt8]) -> (words: Int, hits: [Int]) {
    var hits = Array(repeating: 0, count: languages.count)
    var (words, packed, length) = (0, UInt128(0), 0)
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0
      if LanguageProfiles.isInWord(byte) {
        packed = packed << 8 | UInt128(byte < 0x80 ? byte | 0x20 : byte)
        length += 1
      } else {
        if length > 1 {
          words += 1
          var known = length <= 16 ? table[packed] : 0
          while known != 0 {
            hits[known.trailingZeroBitCount] += 1
            known &= known - 1
          }
        }
        (packed, length) = (0, 0)
      }
    }
    return (words, hits)
  }

  /// True for letters and for all bytes of other scripts, whose marks are seldom set without a space.
  private static func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "'")
  }
}
