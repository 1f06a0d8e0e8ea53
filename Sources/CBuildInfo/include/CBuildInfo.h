/* What the build knows of itself. */
#ifndef RINGSIDE_BUILD_INFO_H
#define RINGSIDE_BUILD_INFO_H

/* The commit that was built, with "+" behind it if files had changed since; empty if unknown. */
const char *ringside_build_commit(void);

/* The C library and its version, such as "glibc 2.36"; only its name where it does not tell. */
const char *ringside_c_library(void);

#endif
