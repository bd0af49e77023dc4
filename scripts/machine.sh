#!/usr/bin/env bash
# Installs on this machine what Heed's whole test suite needs and npm does not bring: a PostgreSQL server, a browser
# and a Go toolchain.
#   scripts/machine.sh           installs what is missing (Debian and its like, as root or with sudo)
#   scripts/machine.sh --check   only says what is missing; exit code 1 if something is
# Running it again does nothing. Heed itself needs none of this: see README.md.
set -euo pipefail

main() {
  local missing
  missing=$(missing_packages)
  if [ -z "$missing" ]; then
    echo "This machine has what the tests need: a PostgreSQL server, a browser and a Go toolchain."
  elif [ "${1:-}" = --check ]; then
    echo "Missing for the whole test suite:" $missing
    return 1
  elif command -v apt-get >/dev/null; then
    echo "Installing" $missing "..."
    # shellcheck disable=SC2086 # a list of words
    apt_install $missing
  else
    echo "Please install what this script cannot install here:" $missing >&2
    echo "PostgreSQL 15 or newer with its server programs (initdb, postgres), Go, and Chromium or Chrome;" >&2
    echo "HEED_CHROMIUM=/path/to/browser names a browser that stands elsewhere." >&2
    return 1
  fi
}

# Names of the Debian packages whose programs are not to be found, one line.
missing_packages() {
  local packages=""
  has_postgres || packages="postgresql"
  has_browser || packages="$packages chromium"
  has_go || packages="$packages golang-go golang-golang-x-mod-dev"
  echo "$packages"
}

has_postgres() {
  [ -n "${HEED_TEST_POSTGRES:-}" ] && return # a server named by its address
  command -v postgres >/dev/null && command -v initdb >/dev/null && return
  local server
  for server in /usr/lib/postgresql/*/bin/postgres; do # where Debian keeps it, off the path
    [ -x "$server" ] && [ -x "${server%postgres}initdb" ] && return
  done
  return 1
}

has_browser() {
  [ -x "${HEED_CHROMIUM:-}" ] || command -v chromium >/dev/null
}

# The verifier of test/go also builds with a module proxy; Debian's own sources need none.
has_go() {
  command -v go >/dev/null
}

apt_install() {
  local log
  log=$(mktemp)
  # The package lists are fetched only if those at hand do not do: they may be fresh, absent, or name versions gone since.
  if as_root apt-get install "${apt_options[@]}" "$@" >"$log" 2>&1 ||
    { as_root apt-get update "${apt_options[@]}" >>"$log" 2>&1 &&
      as_root apt-get install "${apt_options[@]}" "$@" >>"$log" 2>&1; }; then
    rm -f "$log"
    echo "Installed."
  else
    tail -n 40 "$log" >&2
    echo "apt-get could not install $*; its whole output is in $log" >&2
    return 1
  fi
}

apt_options=(-q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)

as_root() {
  if [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive "$@" </dev/null
  elif command -v sudo >/dev/null; then
    sudo DEBIAN_FRONTEND=noninteractive "$@"
  else
    echo "Installing needs root: run this as root, or install sudo." >&2
    return 1
  fi
}

main "$@"
