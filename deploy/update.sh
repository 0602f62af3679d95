#!/usr/bin/env bash
# Обновляет магазин: deploy/update.sh [версия]. Проверяет настройки, собирает новую версию рядом
# с работающей, проверяет на копии базы, что база переходит на неё, и переключает. Если новая
# не отвечает, возвращает прежнюю. Запускать от root.
set -euo pipefail
# shellcheck source=deploy/places.sh
. "$(dirname "$(readlink -f "$0")")/places.sh"

WANTED=${1:-origin/HEAD}
READY=${CHAKRA_READY:-http://127.0.0.1:3000/api/ready}
SECONDS_TO_WAIT=${CHAKRA_PATIENCE:-60}

as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser -u "$OWNER" -- env HOME="$DATA" "$@"; else "$@"; fi
}

fetch() {
  as_owner git -C "$PROGRAM/source" fetch --quiet --tags origin
  as_owner git -C "$PROGRAM/source" remote set-head origin --auto >/dev/null
  REVISION=$(as_owner git -C "$PROGRAM/source" rev-parse --short "$WANTED^{commit}")
  RELEASE=$PROGRAM/releases/$REVISION
  [ -d "$RELEASE" ] || as_owner git -C "$PROGRAM/source" worktree add --quiet --detach "$RELEASE" "$REVISION"
  as_owner ln -sfn "$SETTINGS/.env" "$RELEASE/.env"
}

# С настройками, с которыми магазин не запустится, незачем собирать и останавливать работающий.
check_settings() {
  (cd "$RELEASE" && as_owner npm run --silent check:settings) && return 0
  echo "Исправьте $SETTINGS/.env и повторите. Ничего не переключено." >&2
  exit 1
}

build() {
  (cd "$RELEASE" && as_owner npm run --silent build)
  local node
  node=$(cd "$RELEASE" && as_owner node scripts/run.mjs deploy/which-node.ts)
  as_owner install -d "$RELEASE/.node"
  as_owner ln -sfn "$node" "$RELEASE/.node/node"
}

# Обновление схемы, которое не проходит, должно не пройти на копии.
rehearse() {
  # Рядом с базой: /tmp бывает в памяти, а база — большой.
  copy=$(as_owner mktemp -d "$DATA/rehearsal.XXXXXX")
  trap 'rm -rf "$copy"' EXIT
  if [ -e "$DATA/app.sqlite" ]; then
    copy_database "$copy/app.sqlite"
    (cd "$RELEASE" && as_owner env "DATABASE_URL=file:$copy/app.sqlite" npm run --silent migrate)
  fi
}

copy_database() {
  [ -e "$DATA/app.sqlite" ] || return 0
  (cd "$RELEASE" && as_owner node scripts/run.mjs deploy/copy-database.ts "$DATA/app.sqlite" "$1")
}

# Прежняя версия не знает новой схемы: с ней можно вернуть только ту, у которой схема та же.
has_same_schema() {
  as_owner git -C "$PROGRAM/source" diff --quiet "$(basename "$BEFORE")" "$REVISION" -- db/sqlite/migrations
}

is_ready() {
  for _ in $(seq "$SECONDS_TO_WAIT"); do
    curl -fsS --max-time 5 -o /dev/null "$READY" 2>/dev/null && return 0
    sleep 1
  done
  return 1
}

switch_to() {
  ln -sfn "$1" "$PROGRAM/current"
  install -m 644 "$1/deploy/chakra-checkout.service" "/etc/systemd/system/$SERVICE.service"
  systemctl daemon-reload
  systemctl restart "$SERVICE"
  is_ready
}

# Каждая версия занимает около полутора гигабайт: остаются новая и та, что была до неё.
remove_old_releases() {
  local release
  [ "$BEFORE" != "$RELEASE" ] || return 0
  for release in "$PROGRAM"/releases/*; do
    case $release in "$RELEASE" | "$BEFORE") continue ;; esac
    as_owner git -C "$PROGRAM/source" worktree remove --force "$release" || true
  done
}

fetch
check_settings
build
rehearse
BEFORE=$(readlink "$PROGRAM/current" || true)
KEPT=$DATA/before-update.sqlite
if [ "$BEFORE" != "$RELEASE" ]; then
  rm -f "$KEPT"
  copy_database "$KEPT"
fi
if switch_to "$RELEASE"; then
  remove_old_releases
  # Следующее обновление — уже этой версией скрипта.
  as_owner git -C "$PROGRAM/source" checkout --quiet --detach "$REVISION"
  echo "Работает $REVISION."
  exit 0
fi
journalctl -u "$SERVICE" -n 20 --no-pager >&2 || true
if [ -z "$BEFORE" ] || [ "$BEFORE" = "$RELEASE" ]; then
  echo "Версия $REVISION не ответила. Что она говорит — выше; настройки: $SETTINGS/.env" >&2
elif has_same_schema; then
  if switch_to "$BEFORE"; then
    echo "Версия $REVISION не ответила, возвращена прежняя: $(basename "$BEFORE")." >&2
  else
    echo "Не ответили ни версия $REVISION, ни прежняя, $(basename "$BEFORE"): дело не в версии." >&2
    echo "Что они говорят: journalctl -u $SERVICE -n 50" >&2
  fi
else
  cat >&2 <<END
Версия $REVISION не ответила, а базу уже перевела на новую схему. Вернуть прежнюю вместе с базой,
какой она была до обновления (что пришло после, останется рядом, в app.sqlite.replaced-…):
  systemctl stop $SERVICE
  cd $BEFORE && runuser -u $OWNER -- npm run restore -- $KEPT --replace
  ln -sfn $BEFORE $PROGRAM/current && systemctl start $SERVICE
END
fi
exit 1
