#include "CBuildInfo.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#include <stdio.h>
#endif

#ifndef RINGSIDE_COMMIT
#define RINGSIDE_COMMIT ""
#endif

const char *ringside_build_commit(void) { return RINGSIDE_COMMIT; }

const char *ringside_c_library(void) {
#if defined(__GLIBC__)
  static _Thread_local char name[64];
  snprintf(name, sizeof name, "glibc %s", gnu_get_libc_version());
  return name;
#elif defined(__APPLE__)
  return "libSystem";
#else
  return "unknown";
#endif
}
