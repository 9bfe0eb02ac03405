/// Every number that decides what is an article's body, in one place.
///
/// Words are as `TextMeasure` counts them: two CJK characters make one.
enum Weights {
  /// A block with a larger share of its words inside links is a menu, not prose.
  static let proseLinkShare = 0.5
  /// A block from this many words on is prose by its length alone.
  static let proseWords = 12.0
  /// A block worth counting as prose when it also ends like a sentence.
  static let sentenceWords = 5.0
  /// No block counts for more words than this, so that one endless paragraph can't decide alone.
  static let maxBlockWords = 120.0
  /// What a short block without sentence marks costs, in words.
  static let shortBlockCost = 1.5
  /// What a heading is worth, in words.
  static let headingWorth = 1.0
  /// The share of its words a link-heavy block costs.
  static let linkBlockCost = 0.3
  /// The share of its words a prose block costs inside chrome (nav, footer, comments …).
  static let chromeBlockCost = 0.1
  /// The share a prose block counts for inside an element whose class names it as secondary.
  static let doubtfulBlockWorth = 0.3
  /// What factor an element gains that says it holds the article.
  static let bodyClaimFactor = 1.15
  /// A child replaces its parent as the body when it holds at least this share of its worth.
  static let descendShare = 0.9
  /// A body of fewer words is thin: other strategies are tried.
  static let thinBodyWords = 40.0
  /// No element with a larger share of the body's words is clutter.
  static let maxClutterShare = 0.5
  /// From this share of linked words on, an element that calls itself secondary is clutter.
  static let doubtfulLinkShare = 0.3
  /// An element that calls itself secondary is clutter below this many words.
  static let doubtfulWords = 25.0
  /// From this share of linked words on, a list or box without prose is clutter.
  static let clutterLinkShare = 0.6
  /// Structured data's text replaces a body that is shorter by more than this factor.
  static let rescueFactor = 2.0
  /// A body out of a page's data of this many words is as good as one can be.
  static let trustedWords = 200.0
  /// What such a body is trusted: there is no markup to compare it with.
  static let trustInData = 0.9
  /// The confidence in a body of which nothing more is known than its words. This and the weights below are those of
  /// a linear fit to the word F1 of 768 pages.
  static let trustBase = 0.655
  /// What a body gains whose blocks are all prose and loses whose blocks are all chrome.
  static let trustInWorth = 0.146
  /// What a body gains whose words all stand in sentences.
  static let trustInSentences = 0.078
  /// What a body loses of which nearly all was taken out.
  static let distrustOfRemovals = 0.371
  /// What the body of an article gains over that of other kinds of pages.
  static let trustInArticles = 0.079
  /// What it gains where `og:type` says that the page is an article.
  static let trustInStories = 0.051
  /// A `noscript` of this many words holds the page itself, not an appeal to turn scripts on.
  static let noscriptWords = 60.0
  /// An element around a larger share of a page's words is a wrapper, whatever its class says.
  static let maxHintedShare = 0.4
  /// … and around a larger share of its paragraphs, unless it is called what no article is in.
  static let maxHintedProseShare = 0.6
  /// A block of more words is a paragraph that no card or menu holds.
  static let paragraphWords = 40.0
  /// A lead stands at most this many blocks before the body.
  static let maxBlocksToLead = 30
  /// … and has at most this many paragraphs.
  static let maxLeads = 3
  /// A page whose best body holds fewer words in such paragraphs may be no article: of 60 … 400, 135 raised
  /// shops and lists most without a loss for articles.
  static let scatteredWords = 135.0
  /// … and is none when its prose makes a smaller share of what it shows: .3 keeps short news whole (of .3,
  /// .5, .6, .7 and .8 the only one that raised pages in many languages, by .002).
  static let scatteredShare = 0.3
  /// The share of its words a block costs inside chrome, where all other blocks count.
  static let scatteredChromeCost = 0.3
  /// A block that its class calls a lead is one from this many words on.
  static let namedLeadWords = 6.0
  /// A heading under the headline is a lead from this many words on.
  static let headingLeadWords = 20.0
  /// … from this many on when it ends no sentence.
  static let leadLineWords = 10.0
  /// No caption is longer, and no box around an image and its caption holds more other words.
  static let captionWords = 60.0
  /// Captions are left out of the text unless they make a larger share of it: then they tell the story.
  static let maxCaptionShare = 0.3
  /// A card of another article holds no more words …
  static let cardWords = 80.0
  /// … its headline at least as many …
  static let minHeadlineWords = 3.0
  /// … and at least as many cards stand side by side.
  static let minCards = 2
  /// Cards that are a larger share of a body's words are what it is about.
  static let maxCardsShare = 0.3
  /// What stands over a group of cards has no more words.
  static let cardsHeadWords = 14.0
  /// A list of links to the site's own pages with more words is part of the text when paragraphs follow: such
  /// lists in English articles have 83 words on average, those beside them 28.
  static let linkListWords = 60.0
  /// A block is chosen for the body when its chance is half of the F1 to be expected, in any case when it is
  /// greater than this …
  static let maxChosenChance = 0.6
  /// … and never when it is smaller than this.
  static let minChosenChance = 0.2
  /// From this chance on a block is left alone by rules that need a second signal.
  static let sureChance = 0.9
  /// An image outside the body that was found stays when this share of the blocks around it was chosen.
  static let chosenShareAroundImages = 0.8
  /// A choice of blocks that promises this F1 is an article as others are.
  static let certainChoice = 0.8
  /// What a choice of blocks promises as F1 and doesn't keep, on pages that nothing was learned from.
  static let brokenPromise = 0.02
}
