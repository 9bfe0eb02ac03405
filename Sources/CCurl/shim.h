#ifndef FEEDMILL_CCURL_SHIM_H
#define FEEDMILL_CCURL_SHIM_H

#include <curl/curl.h>
#include <zlib.h>

#endif
