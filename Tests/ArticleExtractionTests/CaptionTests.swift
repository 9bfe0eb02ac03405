import ArticleExtraction
import Testing

@Suite struct CaptionTests {
  private let story = ["Ada", "Max", "Eve", "Kim"].map(paragraph).joined()
  private let caption = "The boats of the old ferry company."

  @Test(arguments: [
    "<figure><img src='/a.jpg'><figcaption>CAPTION</figcaption></figure>",
    "<div class='photo'><img src='/a.jpg'><div class='photo-caption'>CAPTION</div></div>",
    "<div><span><img src='/a.jpg'></span><p class='image-credit'>CAPTION</p></div>",
    "<div class='bild'><img src='/a.jpg'><p class='bild-text'>CAPTION</p></div>",
  ])
  func `a caption stands with its image and not in the text`(_ figure: String) throws {
    let found = try article(
      body: "<div>" + story + figure.replacing("CAPTION", with: caption) + paragraph("Ron") + "</div>")
    #expect(found.contentHTML?.contains("<figcaption>\(caption)</figcaption></figure>") == true)
    #expect(found.contentText?.contains(caption) == false)
  }

  @Test func `what is called a caption beside no image is text`() throws {
    let found = try article(body: "<div>\(story)<div><p class='caption'>\(caption)</p></div>\(story)</div>")
    #expect(found.contentText?.contains(caption) == true)
    #expect(found.contentHTML?.contains("<figcaption>") == false)
  }

  @Test func `the captions of a gallery are its text`() throws {
    let pictures = ["Pia", "Tom", "Ivo"].map { name in
      "<figure><img src='/\(name).jpg'><figcaption>\(paragraph(name))</figcaption></figure>"
    }
    let found = try article(body: "<div>" + paragraph("Ada") + pictures.joined() + "</div>")
    #expect(found.contentText?.contains("Tom walked") == true)
  }

  @Test func `the caption of a table is text`() throws {
    let table =
      "<figure><table><tr><td>Rain</td><td>9</td></tr></table><figcaption>\(caption)</figcaption></figure>"
    let found = try article(body: "<div>\(story)\(table)\(story)</div>")
    #expect(found.contentText?.contains(caption) == true)
  }
}
