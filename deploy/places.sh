# Где что лежит на сервере; подключают install.sh, update.sh и run.sh.
# shellcheck shell=bash disable=SC2034
SOURCE=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
PROGRAM=${CHAKRA_PROGRAM:-/opt/chakra-checkout}
DATA=${CHAKRA_DATA:-/var/lib/chakra-checkout}
SETTINGS=${CHAKRA_SETTINGS:-/etc/chakra-checkout}
UNITS=${CHAKRA_UNITS:-/etc/systemd/system}
CADDY=${CHAKRA_CADDY:-/etc/caddy}
OWNER=${CHAKRA_OWNER:-chakra}
BUILDER=${CHAKRA_BUILDER:-chakra-build}
SERVICE=${CHAKRA_SERVICE:-chakra-checkout}

# Где программа у версии: program_of ВЕРСИЯ migrate. Прежде часть программ лежала в db/.
program_of() {
  local file=scripts/$2.ts
  [ -e "$1/$file" ] || [ ! -e "$1/db/$2.ts" ] || file=db/$2.ts
  printf '%s\n' "$file"
}
