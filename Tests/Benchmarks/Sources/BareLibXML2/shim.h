#ifndef FEEDMILL_BARE_LIBXML2_SHIM_H
#define FEEDMILL_BARE_LIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Debian's encoding.h pulls in ICU's ucnv.h, which clashes with Foundation's own ICU.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

// Builds a page's tree and frees it. Gives 1 for a tree, 0 for none.
static inline int bare_parseHTML(const void *bytes, int count) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE;
  htmlDocPtr document = htmlReadMemory((const char *)bytes, count, NULL, "utf-8", options);
  if (!document) return 0;
  xmlFreeDoc(document);
  return 1;
}

// Reads a feed from end to end. Gives the number of nodes.
static inline int bare_readXML(const void *bytes, int count) {
  int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_HUGE;
  xmlTextReaderPtr reader = xmlReaderForMemory((const char *)bytes, count, NULL, "utf-8", options);
  if (!reader) return 0;
  int nodes = 0;
  while (xmlTextReaderRead(reader) == 1) nodes++;
  xmlFreeTextReader(reader);
  return nodes;
}

#endif
