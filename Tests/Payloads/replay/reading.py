"""Reads clean HTML with html5lib, the HTML standard's parser in Python."""
import re

try:
    import html5lib
except ImportError:
    html5lib = None

is_available = html5lib is not None

ELEMENTS = set(
    """p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code samp kbd var em strong b i u s sub sup small
    mark abbr time del ins br hr a img picture source figure figcaption table caption thead tbody tfoot tr th td
    colgroup col audio video track details summary ruby rt rp bdi bdo wbr math mi mn mo ms mtext menclose mfenced
    mfrac mmultiscripts mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup mtable
    mtd mtr munder munderover none semantics""".split()
)
ATTRIBUTES = set(
    """href src srcset alt title width height cite datetime lang dir colspan rowspan scope start reversed type controls
    poster rel accent accentunder close columnalign columnspan depth display displaystyle fence form largeop
    linethickness lspace mathvariant maxsize minsize movablelimits notation open rowalign rspace scriptlevel separator
    separators stretchy symmetric voffset""".split()
)
ADDRESSES = {"href", "src", "cite", "poster", "action", "formaction", "data", "background", "xlink:href"}
SAFE = re.compile(r"(?:https?://|mailto:|tel:|data:image/(?:png|jpeg|gif|webp);base64,)", re.I)
CODE = re.compile(r"[\x00-\x20]*(?:j\s*a\s*v\s*a|v\s*b|l\s*i\s*v\s*e)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|[\x00-\x20]*data:(?!image/(?:png|jpe?g|gif|webp)[;,])", re.I)
ACTIVE = set("script iframe frame object embed applet form input button link meta base style svg noscript template".split())


def parsed(html):
    """The tree, and the standard's parse errors."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return parser.parseFragment(html, container="div"), [code for _, code, _ in parser.errors]


def written(fragment):
    return html5lib.serialize(
        fragment, tree="etree", quote_attr_values="always", omit_optional_tags=False, alphabetical_attributes=True)


def names(element):
    """The local name of an element and of its attributes."""
    name = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else "!comment"
    return name, {key.rsplit("}", 1)[-1].lower(): value for key, value in element.attrib.items()}


def findings(outputs):
    """By kind, what is wrong with which output."""
    kinds = {"element": {}, "handler": {}, "other": {}, "unstable": {}, "error": {}}
    if not is_available:
        return {}
    for case, html in enumerate(outputs):
        fragment, errors = parsed(html)
        if errors:
            kinds["error"][case] = errors[0]
        for element in list(fragment.iter())[1:]:
            name, attributes = names(element)
            if name in ACTIVE:
                kinds["element"].setdefault(case, f"<{name}>")
            elif name not in ELEMENTS:
                kinds["other"].setdefault(case, f"<{name}>")
            for attribute, value in attributes.items():
                if attribute.startswith("on") or (attribute in ADDRESSES and CODE.match(value)):
                    kinds["handler"].setdefault(case, f"{attribute}={value}")
                elif attribute not in ATTRIBUTES or (attribute in ADDRESSES and not SAFE.match(value)):
                    kinds["other"].setdefault(case, f"{attribute}={value}")
        once = written(fragment)
        if written(parsed(once)[0]) != once:
            kinds["unstable"].setdefault(case, once)
    return kinds
