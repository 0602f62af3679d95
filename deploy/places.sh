# Где что лежит на сервере; подключают install.sh и update.sh.
# shellcheck shell=bash disable=SC2034
SOURCE=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
PROGRAM=${CHAKRA_PROGRAM:-/opt/chakra-checkout}
DATA=${CHAKRA_DATA:-/var/lib/chakra-checkout}
SETTINGS=${CHAKRA_SETTINGS:-/etc/chakra-checkout}
OWNER=${CHAKRA_OWNER:-chakra}
SERVICE=${CHAKRA_SERVICE:-chakra-checkout}
