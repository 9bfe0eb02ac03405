/// The words around and inside of bylines, in the languages of the press.
enum PersonWords {
  /// What stands before a name; without the space or the colon after it.
  static let leads = Phrases(
    """
    by|written by|posted by|published by|reported by|story by|article by|words by|text by|authored by|created by
    a post by|view all posts by|read more about|more from|author|authors|about the author|contributors|contributor
    contributed by|submitted by|started by|asked by|writer|reporter|report by|analysis by|opinion by|a column by
    von|vom|autor|autorin|autoren|ein artikel von|ein gastbeitrag von|text|eingestellt von|verfasst von|redaktion:|über
    geschrieben von|veröffentlicht von|bericht von|kommentar von|interview von|eine kolumne von
    par|écrit par|publié par|rédigé par|auteur|auteurs|propos recueillis par|article de
    por|escrito por|publicado por|texto|autores|autora|di|scritto da|pubblicato da|a cura di|autore|testo di
    door|geschreven door|auteur|tekst|af|skrevet af|forfatter|av|skrevet av|skriven av|text av|tekst av
    przez|autorzy|tekst|автор|авторы|текст|автора|автор статьи|napsal|napsala|autor článku|szerző|írta|yazan|yazar
    kirjoittanut|kirjoittaja|teksti|autor text|oleh|penulis|tác giả|bởi|συντάκτης|του|από|כתב|מאת|بقلم|كتب|نوشته
    guest post by|as told to|words and photos by|words & photos by|story and photos by|interview by|special to
    von unserem korrespondenten|von unserer korrespondentin|von unserem redakteur|von unserer redakteurin
    ein interview von|text und foto|text und fotos|texte et photos|par notre correspondant|par notre correspondante
    de notre correspondant|de notre correspondante|por nuestro corresponsal|por nuestra corresponsal|texto y fotos
    testo e foto|door onze redacteur|door onze verslaggever|door onze correspondent|tekst en foto|text och foto|haber
    文|作者|撰文|记者|記者|本报记者|新华社记者|来源|글|기자|執筆|著者
    """)

  /// What names after it someone else than the author.
  static let otherRoles = Phrases(
    """
    reviewed by|medically reviewed by|fact checked by|fact-checked by|fact check|edited by|updated by|photos by
    photo by|photography by|photographs by|illustrations by|illustration by|translated by|produced by|video by
    graphics by|design by|checked by|verified by|last updated|last reviewed|last modified|foto|fotos|photo|photos
    bild|bilder|bearbeitet von|übersetzt von|redigiert von|fotografie|crédit photo|traduit par|editado por
    по материалам|по сообщению|по данным
    traducido por|fotografía|revisado por|redigerad av|photo credit|image credit|reviewer|editor
    """)

  /// Words that begin what someone does, after a name.
  static let roles: Set<String> = set(
    """
    editor editors reporter reporters writer writers correspondent correspondents journalist columnist contributor
    author authors staff senior junior former contributing freelance chief founder cofounder co-founder ceo cto
    cfo coo president director manager head producer photographer analyst consultant researcher professor
    associate assistant deputy managing executive strategist specialist marketing content guest lead principal
    redakteur redakteurin reporterin autor autorin chefredakteur chefredakteurin korrespondent korrespondentin
    journaliste rédacteur rédactrice redactor redactora periodista corresponsal giornalista redacteur redaktør
    journalistin freier freie volontär volontärin leiter leiterin experte expertin toimittaja dziennikarz
    correspondant correspondante envoyé envoyée enviado enviada verslaggever verslaggeefster korespondent
    корреспондент редактор журналист обозреватель published updated posted says sagt sagte writes schreibt
    """)

  /// Words of the names of groups.
  static let groups: Set<String> = set(
    """
    team staff editors editorial redaktion redaktionsteam rédaction redacción redazione redactie redaktionen
    redakcja редакция news press media magazine agency agencies desk group company inc llc ltd gmbh university
    institute foundation association society department office council committee network blog newsroom wire
    presse verlag verein the admin
    """)

  /// Agencies of news, in lower case.
  static let agencies: Set<String> = Set(
    """
    reuters|ap|associated press|the associated press|afp|agence france-presse|dpa|upi|bloomberg|bloomberg news|efe
    europa press|ansa|apa|sda|keystone-sda|tt|ntb|ritzau|stt|belga|anp|novum|pap|čtk|ctk|mti|aa|anadolu ajansı|dha|iha
    тасс|tass|риа новости|ria novosti|интерфакс|interfax|укринформ|ukrinform|унiан|xinhua|新华社|新華社|中新社|中央社
    共同通信|共同通信社|時事通信|yonhap|연합뉴스|pti|ani|ians|bernama|antara|canadian press|the canadian press|aap|pa
    pa media|press association
    """.split { $0 == "|" || $0 == "\n" }.map(String.init))

  /// Degrees and the like, which belong to the name before them; lower case, without points.
  static let credentials: Set<String> = set(
    """
    phd md jr sr ii iii iv do dds dmd dvm rn np msn bsn mph mba ms msc ma mfa bs ba jd esq llm cpa cfa cfp cfpb
    rd rdn ldn cscs cpt pt dpt lmft lcsw lpc psyd edd ea pe pmp faap facc facs facog foma dabom ccrn aprn pharmd
    """)

  /// Words of a name that are written small.
  static let particles: Set<String> = set(
    "von van der den de la le du da dos das do di del della y e al el bin bint ibn ben abu ter ten zu zum zur af av und"
  )

  /// Words between two names.
  static let conjunctions = [
    " and ", " und ", " et ", " & ", " и ", " og ", " och ", " oraz ", " ja ", " ve ", " with ", " और ",
    " و ",
  ]

  /// Words between two names that stand inside of names too.
  static let possibleConjunctions = [" y ", " e ", " en ", " i ", " a "]

  /// Words after which a byline says when; a date follows all but the long ones.
  static let endings = [
    " on ", " am ", " le ", " el ", " um ", " il ", " den ", " op ", " in ", " at ", " says", " sagt",
    " updated",
    " published", " posted", " reviewed by", " edited by", " 記者", " 记者", " 기자", " 특파원", " 攝影", " 摄影", " 編輯",
    " 编辑",
  ]

  /// Words after which a byline says where or for whom; a name in a capital follows.
  static let placeEndings = [" in ", " for "]

  /// What a place stands behind that follows a name by itself.
  static let placeLeads = ["in ", "at ", "from ", "aus ", "à "]

  /// Ends of what says in Chinese and Japanese where a report was made.
  static let reportEndings = ["報導", "报道", "報道", "电", "電"]

  /// Words that stand where a name could and are none.
  static let notNames: Set<String> = Set(
    """
    admin|administrator|author|authors|guest|unknown|by|and|und|et|y|anonymous|none|null|undefined|updated|published
    posted|share|follow|subscribe|n/a|view all posts|view more posts|view all|more from|read more|comments|comment
    contributor|contributors|about the author|about the authors|the author|name|email|e-mail|source|advertisement
    photo|foto|home|about|contact|login|log in|sign in|register|user|root|webmaster|default|test|website
    editor|staff|editors|editorial|von|von:|autor|auteur|written by|posted by|twitter|facebook|linkedin
    instagram|print|sponsored|uncategorized|news|blog|articles|article|profile|bio|full bio|short bio|antworten|reply|website|view profile|view bio|all posts|see all|see more
    mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday
    """.split { $0 == "|" || $0 == "\n" }.map(String.init))

  private static func set(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
