/* The files of scenarios/ that are part of the program. */
#ifndef RINGSIDE_BUILT_IN_FILES_H
#define RINGSIDE_BUILT_IN_FILES_H

/* A file: its path below its folder, without the ending, and its contents in UTF-8. */
struct ringside_file {
  const char *name;
  const char *text;
};

/* Tables in the order of names; the entry after the last one has no name. */
const struct ringside_file *ringside_built_in_scenarios(void);
const struct ringside_file *ringside_built_in_policies(void);
const struct ringside_file *ringside_built_in_mappings(void);

#endif
