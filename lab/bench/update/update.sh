# Обновляет процессы так, как deploy/update.sh: его же функцией, но без git, сборки и пользователей.
# shellcheck shell=bash disable=SC1091,SC2034
set -euo pipefail
. deploy/places.sh
. deploy/users.sh
. deploy/units.sh
. deploy/one-by-one.sh
as_service() { node --import tsx scripts/migrate.ts >/dev/null; }
install_units() { :; }
REVISION=next
RELEASE=$PROGRAM/next
BEFORE=$PROGRAM/before
update_one_by_one
