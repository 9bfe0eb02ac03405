#ifndef FEEDMILL_CLIBXML2_SHIM_H
#define FEEDMILL_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Debian's encoding.h pulls in ICU's ucnv.h, which clashes with Foundation's own ICU.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

// xmlFree is a mutable global, which Swift 6 refuses.
static inline void feedmill_free(void *memory) { xmlFree(memory); }

// Whether libxml2's memory is the C library's, so that it can be given another without breaking what it holds.
static inline int feedmill_usesPlainMemory(void) { return xmlMalloc == malloc && xmlFree == free; }

static inline void feedmill_quiet(void *context, const char *format, ...) {}
static inline void feedmill_quietStructured(void *context, const xmlError *error) {}
static inline xmlParserInputPtr feedmill_noEntity(const char *url, const char *id, xmlParserCtxtPtr context) {
  return NULL;
}

// Variadic and function-pointer globals: set once, before any thread parses. Silences stderr and
// refuses every external entity.
static inline void feedmill_start(void) {
  xmlInitParser();
  xmlSetGenericErrorFunc(NULL, feedmill_quiet);
  xmlThrDefSetGenericErrorFunc(NULL, feedmill_quiet);
  xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)feedmill_quietStructured);
  xmlThrDefSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)feedmill_quietStructured);
  xmlSetExternalEntityLoader(feedmill_noEntity);
}

// The last fatal error of one reader; what a structured handler keeps, since Swift cannot be one.
typedef struct {
  int line;
  int column;
  char message[200];
} feedmill_error;

static inline void feedmill_keepError(void *kept, xmlErrorPtr error) {
  feedmill_error *target = (feedmill_error *)kept;
  if (!target || !error || error->level < XML_ERR_FATAL || target->line) return;
  target->line = error->line;
  target->column = error->int2;
  strncpy(target->message, error->message ? error->message : "", sizeof target->message - 1);
}

static inline void feedmill_watch(xmlTextReaderPtr reader, feedmill_error *kept) {
  xmlTextReaderSetStructuredErrorHandler(reader, feedmill_keepError, kept);
}

// Keeps XPath errors in the context's lastError and off every global handler.
static inline void feedmill_watchXPath(xmlXPathContextPtr context) {
  context->error = (xmlStructuredErrorFunc)feedmill_quietStructured;
}

// Macros that Swift does not import.
static inline int feedmill_version(void) { return LIBXML_VERSION; }

#endif
