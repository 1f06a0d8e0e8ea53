#!/bin/sh
# Sets up what building and testing needs; says nothing when nothing is missing.
# With the word `browser` it sets up what the tests of reports need too.
#
# Debian, Ubuntu: installs what is missing with apt-get, through sudo unless run by root.
# macOS:          installs what is missing with Homebrew.
# Elsewhere, or where installing fails: says what is missing and ends with status 1.
#
# A Swift toolchain is not installed: which one, and where from, is the user's choice.
set -eu

least_swift=6.2
wants=${1:-}
system=$(uname -s)

fail() {
  printf 'setup: %s\n' "$@" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# Where Tests/browser/browser.py looks too.
has_browser() {
  has chromium || has chromium-browser || has google-chrome ||
    exists '/Applications/Chromium.app' || exists '/Applications/Google Chrome.app'
}

exists() {
  [ -e "$1" ]
}

# Notes something missing: a name for people, the package of Debian, the formula of Homebrew.
lacks() {
  missing="${missing:+$missing, }$1"
  packages="$packages $2"
  formulas="$formulas ${3:-}"
}

# The Debian package that holds a shared library of the toolchain.
package_of_library() {
  case $1 in
    libcurl.so.4) echo libcurl4 ;;
    libedit.so.2) echo libedit2 ;;
    libncurses.so.6) echo libncurses6 ;;
    libsqlite3.so.0) echo libsqlite3-0 ;;
    libstdc++.so.6) echo libstdc++6 ;;
    libtinfo.so.6) echo libtinfo6 ;;
    libuuid.so.1) echo libuuid1 ;;
    libxml2.so.2) echo libxml2 ;;
    libz.so.1) echo zlib1g ;;
  esac
}

# Shared libraries that the tools of the toolchain ask for and the system does not have.
missing_libraries() {
  tools=$(dirname "$(readlink -f "$(command -v swift)")")
  for tool in swift-driver swift-frontend swift-package swift-format clang lld; do
    if [ -e "$tools/$tool" ]; then ldd "$tools/$tool" 2>/dev/null || true; fi
  done | awk '/not found/ { print $1 }' | sort -u
}

look() {
  missing='' packages='' formulas=''
  if ! has make; then lacks make make make; fi
  if ! has git; then lacks git git git; fi
  if ! has python3; then lacks 'Python 3' python3 python3; fi
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    lacks "Python's module venv" python3-venv python3
  fi
  if [ "$wants" = browser ] && ! has_browser; then lacks Chromium chromium chromium; fi
  if ! has pkg-config; then lacks pkg-config pkg-config pkgconf; fi
  if ! has pkg-config || ! pkg-config --exists gsl; then
    lacks 'the GNU Scientific Library with its headers' libgsl-dev gsl
  fi
  if [ "$system" = Linux ]; then look_on_linux; fi
}

look_on_linux() {
  # On macOS it comes with the system's development kit.
  if ! exists /usr/include/sqlite3.h; then
    lacks 'SQLite with its headers' libsqlite3-dev
  fi
  # Swift links with the system's C library, start-up files and libstdc++.
  if ! exists /usr/include/stdio.h || ! exists /usr/lib*/gcc/*/*/crtbeginS.o ||
    ! exists /usr/lib*/gcc/*/*/libstdc++.so; then
    lacks 'the development files of libc and libstdc++' g++
  fi
  if has apt-get; then
    if ! has ld.gold; then lacks 'the linker gold' "$(package_of_gold)"; fi
    # The packages Ringside builds on are fetched over https.
    if ! exists /etc/ssl/certs/ca-certificates.crt; then
      lacks 'the certificates of https' ca-certificates
    fi
  fi
  if has ldd; then
    for library in $(missing_libraries); do
      lacks "$library" "$(package_of_library "$library")"
    done
  fi
}

# Newer releases ship gold apart from the other binutils.
package_of_gold() {
  if apt-cache show binutils-gold 2>/dev/null | grep -q '^Package: binutils-gold'; then
    echo binutils-gold
  else
    echo binutils
  fi
}

# Runs a command as root, quietly; what it said comes out only if it failed.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    log=$("$@" 2>&1) || { printf '%s\n' "$log" >&2; return 1; }
  else
    log=$(sudo "$@" 2>&1) || { printf '%s\n' "$log" >&2; return 1; }
  fi
}

install_with_apt() {
  if [ "$(id -u)" != 0 ] && ! has sudo; then
    fail "missing: $missing." "As root, run: apt-get update && apt-get install$packages"
  fi
  printf 'setup: installing %s\n' "$missing" >&2
  as_root apt-get -q update || fail 'apt-get update failed; see above.'
  # What the lists know may have changed what is to be installed.
  look
  # shellcheck disable=SC2086 # a list of package names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install \
    $packages || fail "apt-get could not install$packages; see above."
}

install_with_brew() {
  printf 'setup: installing %s\n' "$missing" >&2
  # shellcheck disable=SC2086 # a list of formula names
  log=$(brew install --quiet $formulas 2>&1) ||
    fail "Homebrew could not install$formulas:" "$log"
}

check_swift_version() {
  report=$(swift --version 2>&1) || fail 'swift does not run; it says:' "$report"
  version=$(printf '%s\n' "$report" | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  oldest=$(printf '%s\n%s\n' "$least_swift" "$version" | sort -t . -k 1,1n -k 2,2n | head -n 1)
  if [ "$oldest" != "$least_swift" ]; then
    fail "Swift $least_swift or later is needed; the one on the PATH is ${version:-unknown}." \
      'Install a newer toolchain (https://www.swift.org/install) and put it first on the PATH.'
  fi
}

if ! has swift; then
  fail "Swift $least_swift or later is needed, and there is no swift on the PATH." \
    'Install a toolchain (https://www.swift.org/install), put it on the PATH, and run this again.'
fi

look
if [ -n "$missing" ]; then
  if [ "$system" = Linux ] && has apt-get; then
    install_with_apt
  elif [ "$system" = Darwin ] && has brew; then
    install_with_brew
  else
    fail "missing: $missing." \
      'Install it with the package manager of this system, and run this again.'
  fi
  look
  if [ -n "$missing" ]; then fail "still missing after installing: $missing."; fi
fi
check_swift_version
