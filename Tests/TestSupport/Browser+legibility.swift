extension Browser {
  /// The texts of the page whose contrast with what is behind them is below WCAG AA, each with its ratio.
  package func faintTexts() throws -> [String] {
    try evaluate(Browser.contrastScript) as? [String] ?? ["the script gave no list"]
  }

  /// The levels of the page's headings in order.
  package func headingLevels() throws -> [Int] {
    let found = try evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    return (found as? [Any])?.compactMap { ($0 as? Double).map(Int.init) ?? $0 as? Int } ?? []
  }

  /// How far the page is wider than its window, in pixels.
  package func overflow() throws -> Int {
    let found = try evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return (found as? Double).map(Int.init) ?? found as? Int ?? .max
  }

  private static let contrastScript = """
    (() => {
      const parse = text => {
        const n = text.match(/[\\d.]+/g).map(Number);
        return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1];
      };
      const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
      const light = color => {
        const [r, g, b] = color.slice(0, 3).map(v => {
          v /= 255;
          return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = element => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) {
          const color = parse(getComputedStyle(e).backgroundColor);
          if (color[3] > 0) layers.push(color);
          if (color[3] === 1) break;
        }
        return layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1]);
      };
      const faint = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let seen = 0;
      while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        if (!node.data.trim() || ['STYLE', 'SCRIPT'].includes(element.tagName)) continue;
        const style = getComputedStyle(element);
        if (style.display === 'none' || style.visibility === 'hidden') continue;
        seen += 1;
        const back = behind(element), front = over(parse(style.color), back);
        const [a, b] = [light(front), light(back)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const size = parseFloat(style.fontSize), isBold = parseInt(style.fontWeight) >= 700;
        const wanted = size >= 24 || (size >= 18.66 && isBold) ? 3 : 4.5;
        if (ratio < wanted) faint.push(ratio.toFixed(2) + ' ' + node.data.trim().slice(0, 40));
      }
      return seen === 0 ? ['no text was seen'] : faint;
    })()
    """
}
