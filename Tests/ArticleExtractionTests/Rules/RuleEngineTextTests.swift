import Testing

@testable import ArticleExtraction

@Suite struct RuleEngineTextTests {
  static let prose = (1...6).map { number in
    "Paragraph \(number) tells at some length how the river froze in the winter of that year, how the mill stood still "
      + "and what the people of the town did until the ice broke in the middle of March."
  }

  func clean(
    _ paragraphs: [String], rule lines: String? = nil, url: String? = "https://www.x.org/a",
    names: [String] = [],
    language: String? = "en"
  ) throws -> (removed: [Int], report: RuleReport) {
    let rule = try lines.map {
      try Rule(yaml: Array("feedmill: 1\nsite: x.org\n\($0)\n".utf8), file: "x.org.yaml")
    }
    let page = BarePage(url: url, language: language, siteNames: names)
    let rules = RuleSet(bundled: [rule].compactMap(\.self)).rules(for: page)
    let (kept, report) = RuleEngine(rules: rules, page: page).clean(paragraphs)
    return (paragraphs.indices.filter { !kept.contains($0) }, report)
  }

  // MARK: A site's entries

  static let entries: [(lines: String, removed: [Int])] = [
    ("remove: [{text: 'b *'}]", [1, 3]), ("remove: [{text: 'b *', limit: 1}]", [1]),
    ("remove: [{text: 'b *', in: tail}]", []),
    ("remove: [{text: 'b *', in: head}]", [1]), ("remove: [{text: 'b two', to: end}]", [3, 4, 5]),
    ("remove: [{from: 'b two'}]", [3, 4, 5]),
    ("remove: [{text: 'b one', to: 'b two'}]", [1, 2, 3]), ("remove: [{text: 'b one', to: 'zzz'}]", []),
    ("remove: [{text: 'b one', before: true}]", [0, 1]), ("remove: [{text: 'b *', max: 1}]", []),
    ("remove: [{text: 'b two', kind: k}, {text: 'c', near: k}]", [3, 4]),
    ("remove: [{text: 'c', near: k}]", []),
    ("remove: [{text: 'b two', to: end}]\nkeep: [{text: c}]", [3, 5]), ("remove: [{text: '*'}]", []),
  ]

  @Test(arguments: entries)
  func `a text entry removes what it says`(_ lines: String, _ removed: [Int]) throws {
    let long = String(repeating: "word ", count: 60)
    let result = try clean(
      ["A " + long, "B one", "A " + long, "B two", "C", "D the last of ten words in the whole of it"],
      rule: "extends: none\n" + lines)
    #expect(result.removed == removed)
    #expect(result.report.removals.map(\.block) == removed.map(Optional.some))
  }

  @Test func `each removal is an event and a block goes to the first entry`() throws {
    let lines =
      "extends: none\nremove:\n- {text: 'small print *', kind: legal}\n- {text: 'small *', kind: other}"
    let result = try clean(RuleEngineTextTests.prose + ["Small print here"], rule: lines)
    let removal = try #require(result.report.removals.first)
    #expect(result.report.removals.count == 1)
    #expect(removal.rule == "x.org/remove#1")
    #expect(removal.at == "x.org.yaml:5")
    #expect(removal.kind == "legal")
    #expect(removal.pattern == "small print *")
    #expect(removal.words == 3)
    #expect(removal.text == "Small print here")
    #expect(result.report.counts == ["legal": 1])
  }

  @Test func `an entry that takes over half of the body is refused and told`() throws {
    let result = try clean(RuleEngineTextTests.prose, rule: "remove: [{text: 'paragraph *'}]")
    #expect(result.removed.isEmpty)
    #expect(result.report.refusals.map(\.reason) == ["100 % of the body"])
  }

  @Test func `keep beats site and generic entries`() throws {
    let paragraphs = RuleEngineTextTests.prose + ["Sign up for our newsletter", "Donate now"]
    let lines = "remove: [{text: 'donate now'}]\nkeep: [{text: 'donate now'}, {text: '* newsletter'}]"
    let result = try clean(paragraphs, rule: lines)
    #expect(result.removed.isEmpty)
    #expect(Set(result.report.refusals.map(\.reason)) == ["kept by keep#1", "kept by keep#2"])
  }

  // MARK: Generic phrases

  @Test func `chrome around prose goes`() throws {
    let chrome = ["Advertisement", "Subscribe", "Share this article", "12 Comments", "Read more"]
    let prose = RuleEngineTextTests.prose
    let result = try clean(
      ["Skip to content"] + prose.prefix(3) + ["Sign up for our weekly newsletter"] + prose.suffix(3) + chrome
    )
    #expect(result.removed == [0, 4, 8, 9, 10, 11, 12])
    #expect(result.report.counts["newsletter"] == 2)
  }

  @Test func `weak phrases count only at an edge or next to what was removed`() throws {
    let prose = RuleEngineTextTests.prose
    #expect(try clean(prose.prefix(3) + ["Continue"] + prose.suffix(3)).removed.isEmpty)
    #expect(try clean(prose + ["Continue"]).removed == [6])
    #expect(
      try clean(prose.prefix(3) + ["Continue", "Already a subscriber?"] + prose.suffix(3)).removed == [3, 4])
  }

  @Test func `an appeal grows to the end when half of it is chrome`() throws {
    let appeal = [
      "… we have a small favor to ask.", "The paper turned thirty this year and has moved twice since.",
      "Your support, no matter how small, makes a difference.", "It only takes a minute to set up.",
      "Continue", "Read more",
    ]
    let result = try clean(RuleEngineTextTests.prose + appeal)
    #expect(result.removed == [6, 7, 8, 9, 10, 11])
    let long = String(repeating: "The town council met again and again over the ice. ", count: 10)
    #expect(try clean(RuleEngineTextTests.prose + [appeal[0], long, long, appeal[1]]).removed == [6])
  }

  @Test func `too little left brings generic removals back, the last first`() throws {
    let result = try clean([
      "One two three four.", "Sign up for our newsletter", "Share this article", "Read more",
    ])
    #expect(result.removed.count < 3)
    #expect(!result.report.warnings.isEmpty)
  }

  @Test func `off switches kinds and single phrases off`() throws {
    let paragraphs = RuleEngineTextTests.prose + ["Share this article", "Advertisement"]
    #expect(try clean(paragraphs, rule: "off: [share]").removed == [7])
    #expect(try clean(paragraphs, rule: "off: [generic/ad, generic/share]").removed == [])
    #expect(try clean(paragraphs, rule: "extends: none").removed == [])
    #expect(try clean(paragraphs, rule: "off: ['generic/en/ad#1']").removed == [6])
  }

  @Test func `paywalls mark the article, tags are handed over`() throws {
    let result = try clean(
      RuleEngineTextTests.prose + ["Subscribe to continue reading", "Tags: river, mill, winter"])
    #expect(result.report.isPartial)
    #expect(result.report.moved("tags") == ["Tags: river, mill, winter"])
    #expect(result.removed == [6, 7])
  }

  @Test func `the name of an unknown site is learned from its appeals`() throws {
    let appeal = ["… we have a small favor to ask.", "The Harbor Gazette needs your help to continue."]
    let paragraphs = ["Support the Harbor Gazette!"] + RuleEngineTextTests.prose + appeal
    #expect(try clean(paragraphs, url: nil).removed == [0, 7, 8])
    #expect(
      try clean(["Support the Ice Cutters"] + RuleEngineTextTests.prose + appeal, url: nil).removed == [7, 8])
  }

  static let languages: [(language: String, chrome: String)] = [
    ("ru", "Поддержите нас"), ("ru", "Подпишитесь на нашу рассылку"), ("de", "Jetzt spenden"),
    ("de", "Anzeige"),
    ("de", "Lesen Sie auch"), ("fr", "Soutenez-nous"), ("fr", "Publicité"), ("es", "Publicidad"),
    ("es", "Síguenos en Telegram"),
    ("pt", "Faça uma doação"), ("it", "Pubblicità"), ("nl", "Steun ons"), ("pl", "Udostępnij"),
    ("tr", "Reklam"), ("ja", "続きを読む"), ("zh", "分享到微信"), ("uk", "Підписуйтесь на наш канал у Telegram"),
    ("uk", "Реклама"),
    ("cs", "Čtěte také: Řeka"), ("sk", "Zdieľať"), ("sv", "Annons"), ("da", "Læs også: Færgen"),
    ("nb", "Les også: Ferja"), ("fi", "Lue myös: Joki"), ("el", "Διαβάστε επίσης: Το ποτάμι"),
    ("hu", "Hirdetés"), ("ro", "Citește și: Râul"), ("ko", "무단 전재 및 재배포 금지"), ("vi", "Quảng cáo"),
    ("ar", "اقرأ أيضا: النهر"), ("id", "Baca juga: Sungai"), ("bg", "Сподели"),
    ("hr", "Pročitajte još: Rijeka"),
    ("sr", "Оглас"), ("fa", "آگهی"), ("he", "פרסומת"), ("es", "Únete a nuestro canal de Telegram"),
    ("pt", "Siga nosso canal no WhatsApp"), ("it", "Seguici su Google News"),
  ]

  @Test(arguments: languages)
  func `phrases of the page's language are known`(_ language: String, _ chrome: String) throws {
    #expect(try clean(RuleEngineTextTests.prose + [chrome], language: language).removed == [6])
  }

  static let traps = [
    "The charity asked for a donation of $20 a month, and most of the town agreed.",
    "Her newsletter, which 5,000 people subscribe to, told the story first.",
    "He said readers could support the paper from as little as $2.",
    "Small favors are what neighbors are for.",
    "I have collected such letters for years. All begin alike: we have a small favor to ask, they say, and it grows.",
    "In 2014 the group was branded a foreign agent by the ministry.",
    "Read more books, the minister told the children, and watch less television.",
    "Before you go to the market, check what the season supports.",
    "The site uses cookies made of oats, the baker joked.",
    "Follow the river on foot and you reach the mill by noon.",
    "Subscribe to the theory if you like; the ice does not care.",
    "More from the harvest than from the mill reached the town.",
    "Related: the word has two meanings in law.",
    "Tags: the graffiti writers of the harbor leave them on every wall.",
    "Comments by the mayor were short.",
    "Advertisement was the trade his father had learned.",
    "The reading time of the meter is fixed by law.",
    "Share prices fell by a third.",
    "Support The Moscow Times gave to the fund was modest.",
    "Contribute what you can, the priest wrote, and take what you need.",
    "Sign up, she thought, for what?",
    "The paywall was lifted for a week and readers stayed.",
    "Close the gate, he said.",
    "You can reach the mill by bus or by boat.",
    "Photo: the word means light.",
    "Correction: an earlier version of this article misstated the year.",
    "Editor's note: support us from $2 is a quotation.",
    "Wir unterstützen unsere Arbeit mit Spenden, sagte sie.",
    "Он сказал, что нужно поддержать проект и редакцию.",
    "Политик был признан иностранным агентом в прошлом году.",
    "La ayuda al periodismo fue aprobada por el congreso.",
    "Si sostiene che il giornale sia indipendente.",
    "Das wollen nicht alle akzeptieren.",
    "Die Anzeige wurde am Montag erstattet.",
  ]

  @Test(arguments: traps)
  func `prose about chrome stays`(_ sentence: String) throws {
    for language in ["en", "ru", "de", "es", "it", "fr"] {
      let prose = RuleEngineTextTests.prose
      let middle = try clean(
        prose.prefix(3) + [sentence] + prose.suffix(3), names: ["The Moscow Times"], language: language)
      #expect(middle.removed.isEmpty, "\(middle.report.removals)")
      let last = try clean(prose + [sentence], names: ["The Moscow Times"], language: language)
      #expect(last.removed.isEmpty, "\(last.report.removals)")
    }
  }
}
