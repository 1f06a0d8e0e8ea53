/* Written by scripts/built_in_files.sh. */
#include "CBuiltInFiles.h"

/* #embed is of C23; compilers take it in earlier ones too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct ringside_file files[] = {
  {"amazon-connect", (const char[]){
#embed "../../scenarios/mappings/amazon-connect.yaml" suffix(, 0)
  }},
  {"asterisk-queue-log", (const char[]){
#embed "../../scenarios/mappings/asterisk-queue-log.yaml" suffix(, 0)
  }},
  {"merchant-console", (const char[]){
#embed "../../scenarios/mappings/merchant-console.yaml" suffix(, 0)
  }},
  {0, 0},
};

const struct ringside_file *ringside_built_in_mappings(void) { return files; }
