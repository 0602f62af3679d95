#!/usr/bin/env bash
# Программа магазина от его пользователя: deploy/run.sh doctor. Запускать от root.
set -euo pipefail
umask 077
# shellcheck source=deploy/places.sh
. "$(dirname "$(readlink -f "$0")")/places.sh"
# shellcheck source=deploy/users.sh
. "$(dirname "$(readlink -f "$0")")/users.sh"

case ${1:-} in
  admin:link | admin:password | backup | doctor | move-to-postgres | orders | restore) ;;
  *)
    echo 'Так: deploy/run.sh admin:link | admin:password | backup | doctor | move-to-postgres [--move] | orders [число] | restore ФАЙЛ [--replace]' >&2
    exit 1
    ;;
esac
PROGRAM_FILE=$(program_of "$PROGRAM/current" "${1/:/-}")
shift
set -- node "$PROGRAM/current/scripts/run.mjs" "$PROGRAM_FILE" "$@"
[ -t 0 ] || { as_service "$@"; exit; }
# Свой терминал у программы: в терминал root она ничего не впишет.
exec env -i PATH="$PATH" TERM="${TERM:-dumb}" HOME=/nonexistent TSX_DISABLE_CACHE=1 \
  runuser -u "$OWNER" --pty -- "$@"
