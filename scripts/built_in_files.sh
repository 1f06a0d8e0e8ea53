#!/bin/sh
# Writes Sources/CBuiltInFiles/*.c anew: the scenarios, policies and mappings that are part of the program.
#
# The compiler takes in the contents of the files, and compiles again when one has changed. Only a new name, or one that
# is gone, needs this script; `make record` runs it.
set -eu
cd "$(dirname "$0")/.."

# Writes a table: the word for its files, the folder below scenarios/, and where in it to look.
table() {
  word=$1 folder=$2
  shift 2
  {
    echo '/* Written by scripts/built_in_files.sh. */'
    echo '#include "CBuiltInFiles.h"'
    echo
    echo '/* #embed is of C23; compilers take it in earlier ones too. */'
    echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
    echo
    echo 'static const struct ringside_file files[] = {'
    for place in "$@"; do
      for file in "scenarios/$folder$place"*.yaml; do echo "${file#"scenarios/$folder"}"; done
    done | LC_ALL=C sort | while read -r file; do
      echo "  {\"${file%.yaml}\", (const char[]){"
      echo "#embed \"../../scenarios/$folder$file\" suffix(, 0)"
      echo '  }},'
    done
    echo '  {0, 0},'
    echo '};'
    echo
    echo "const struct ringside_file *ringside_built_in_$word(void) { return files; }"
  } >"Sources/CBuiltInFiles/$word.c"
}

table scenarios '' '' theory/
table policies policies/ ''
table mappings mappings/ ''
