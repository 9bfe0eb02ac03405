import Testing

@testable import ArticleExtraction

@Suite struct BioNameTests {
  static let cases: [(String, String?)] = [
    (
      "Roland Dannreuther is professor of International Relations at the University of Westminster, London.",
      "Roland Dannreuther"
    ),
    ("Pavel Orlovsky is a professor of transport history at Tampere University.", "Pavel Orlovsky"),
    ("Maria de la Cruz, a former diplomat, is the author of three novels.", "Maria de la Cruz"),
    ("J. R. O'Neill-Smith was an editor at a weekly until 2019.", "J. R. O'Neill-Smith"),
    ("Dr. Ann van der Berg teaches law in Utrecht.", "Ann van der Berg"),
    ("About the author: Jo Li is a freelance writer.", "Jo Li"),
    ("Jürgen Klein ist Professor für Geschichte in Jena.", "Jürgen Klein"),
    ("Анна Смирнова — профессор истории.", "Анна Смирнова"),
    ("Lena Fischer covers energy for the paper.", "Lena Fischer"),
    ("Sam Okafor is a visiting fellow. He lives in Lagos.", "Sam Okafor"),
    ("Russia is also no longer the unconditional supporter for radical forces.", nil),
    ("The New Professor is a novel.", nil),
    ("In Brussels Ann Lee is known as a writer.", nil), ("Ann Lee is here.", nil),
    ("ann lee is a writer.", nil), ("", nil),
    ("Continue", nil), ("Read more", nil),
    ("We, the journalists of The Moscow Times, refuse to be silenced.", nil),
    ("The Middle East is a region every historian knows.", nil),
    ("Ann Lee walked home, and nobody thought that she was a writer.", nil),
  ]

  @Test(arguments: cases)
  func `an author's line gives the name`(_ text: String, _ name: String?) {
    #expect(bioName(of: text) == name)
  }
}
