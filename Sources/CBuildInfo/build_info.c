#include "CBuildInfo.h"

#ifndef RINGSIDE_COMMIT
#define RINGSIDE_COMMIT ""
#endif

const char *ringside_build_commit(void) { return RINGSIDE_COMMIT; }
