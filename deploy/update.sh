#!/usr/bin/env bash
# Обновляет магазин: deploy/update.sh [версия]. Проверяет настройки, собирает новую версию рядом
# с работающей, проверяет на копии базы, что база переходит на неё, и переключает. Не отвечает
# новая — сам возвращает прежнюю, если от этого ничего не пропадёт. Запускать от root.
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
  # Где база, говорит последняя строка: до неё может отчитаться установка пакетов.
  if DATABASE=$(cd "$RELEASE" && as_owner npm run --silent check:settings | tail -n 1); then
    # Старые версии (до 3a65e0a) о базе молчат, и последняя строка бывает не о ней.
    case $DATABASE in /*) ;; *) DATABASE=$DATA/app.sqlite ;; esac
    if [ -e "$DATABASE" ] || ! answers "$READY"; then return 0; fi
    echo "Магазин работает, а базы $DATABASE нет: впишите в DATABASE_URL её полный путь." >&2
    exit 1
  fi
  echo "Исправьте $SETTINGS/.env и повторите. Ничего не переключено." >&2
  exit 1
}

build() {
  (cd "$RELEASE" && as_owner npm run --silent build)
  local node
  node=$(cd "$RELEASE" && as_owner node scripts/run.mjs deploy/which-node.ts)
  as_owner install -d "$RELEASE/.node"
  as_owner ln -sfn "$node" "$RELEASE/.node/node"
  # Только говорит: уязвимый пакет чаще всего был и в прежней версии.
  (cd "$RELEASE" && as_owner timeout 60 npm run --silent audit) || true
}

# Обновление схемы, которое не проходит, должно не пройти на копии.
rehearse() {
  # Рядом с базой: /tmp бывает в памяти, а база — большой.
  copy=$(as_owner mktemp -d "$DATA/rehearsal.XXXXXX")
  trap 'rm -rf "$copy"' EXIT
  if [ -e "$DATABASE" ]; then
    copy_database "$copy/app.sqlite"
    (cd "$RELEASE" && as_owner env "DATABASE_URL=file:$copy/app.sqlite" npm run --silent migrate)
  fi
}

copy_database() {
  [ -e "$DATABASE" ] || return 0
  (umask 077; cd "$RELEASE" && as_owner node scripts/run.mjs deploy/copy-database.ts "$DATABASE" "$1")
}

# Копию снимаем, когда никто не пишет: чем потом отличается база, то сделала новая версия.
stop_and_keep_database() {
  # Обрыв связи не прерывает, и что бы ни случилось, магазин не останется стоять.
  trap '' HUP
  trap 'rm -rf "$copy"; systemctl start "$SERVICE"' EXIT
  systemctl stop "$SERVICE"
  # Прошлое обновление оборвалось: его копия и есть база до новой версии.
  if [ "$(readlink "$PROGRAM/current")" != "$BEFORE" ] && [ -e "$KEPT" ]; then return 0; fi
  # Прежнюю копию сменяет только готовая новая.
  rm -f "$KEPT.new"
  copy_database "$KEPT.new"
  mv -f "$KEPT.new" "$KEPT"
}

# Страница — не то же, что /api/ready: её делает Next, который загружается позже.
is_ready() {
  for _ in $(seq "$SECONDS_TO_WAIT"); do
    answers "$READY" && answers "${READY%/api/ready}/" && return 0
    sleep 1
  done
  return 1
}

answers() {
  curl -fsS --max-time 5 -o /dev/null "$1" 2>/dev/null
}

# Файл службы у каждой версии свой: при возврате возвращается и он.
switch_to() {
  ln -sfn "$1" "$PROGRAM/current"
  install -m 644 "$1/deploy/chakra-checkout.service" "/etc/systemd/system/$SERVICE.service"
  systemctl daemon-reload
  systemctl restart "$SERVICE"
  is_ready
}

# Смотрит прежняя версия: она точно работает. Без копии и при любой неясности — unknown.
change_since_copy() {
  [ -e "$KEPT" ] || { echo unknown; return; }
  (cd "$BEFORE" && as_owner node scripts/run.mjs deploy/change-since.ts "$KEPT" "$DATABASE") || echo unknown
}

switch_back() {
  if switch_to "$BEFORE"; then
    echo "Версия $REVISION не ответила, возвращена прежняя: $(basename "$BEFORE"). $1" >&2
  else
    echo "Не ответили ни версия $REVISION, ни прежняя, $(basename "$BEFORE"): дело не в версии." >&2
    echo "Что они говорят: journalctl -u $SERVICE -n 50" >&2
  fi
}

restore_kept() {
  (cd "$BEFORE" && as_owner npm run --silent restore -- "$KEPT" --replace) >&2
}

# База на прежней схеме: её и продолжает прежняя версия. Схема новее, но ничего не пришло: вместе
# с прежней версией возвращается база до обновления, в ней есть всё. Новая версия успела принять
# заказ или уведомление: магазин, значит, продаёт, а прежняя база потеряла бы то, за что уже
# отвечено, — поэтому новая остаётся работать, и решает человек.
go_back() {
  systemctl stop "$SERVICE"
  case $(change_since_copy) in
    same_schema) switch_back 'База та же.' ;;
    migrated)
      if restore_kept; then
        switch_back 'База — какой была до обновления, ничего не пропало.'
      else
        leave_new 'вернуть базу до обновления не вышло (почему — выше)'
      fi
      ;;
    migrated_and_used) leave_new 'в базе есть новое: вернув прежнюю, вы потеряли бы то, что пришло' ;;
    *) leave_new 'прочесть базу или её копию не удалось' ;;
  esac
}

leave_new() {
  systemctl start "$SERVICE"
  cat >&2 <<END
Версия $REVISION не сказала, что готова, и всё же оставлена работать: $1.
Что она говорит: journalctl -u $SERVICE -n 50. Лучше исправить её и обновить ещё раз. Если она совсем
не работает, верните прежнюю вместе с базой до обновления; нынешняя останется рядом, в
$(basename "$DATABASE").replaced-…, а что оплачено, покажет «Сверка»:
  systemctl stop $SERVICE
  cd $BEFORE && runuser -u $OWNER -- npm run restore -- $KEPT --replace
  ln -sfn $BEFORE $PROGRAM/current
  install -m 644 $BEFORE/deploy/chakra-checkout.service /etc/systemd/system/$SERVICE.service
  systemctl daemon-reload && systemctl start $SERVICE
END
}

# Каждая версия занимает около полутора гигабайт: остаются новая, та, что до неё, и запущенная.
remove_old_releases() {
  local release
  [ "$BEFORE" != "$RELEASE" ] || return 0
  for release in "$PROGRAM"/releases/*; do
    case $release in "$RELEASE" | "$BEFORE" | "$(readlink "$PROGRAM/current")") continue ;; esac
    [ -d "$release" ] || continue
    echo "Убираем прежнюю версию $(basename "$release")."
    as_owner git -C "$PROGRAM/source" worktree remove --force "$release" || true
  done
}

# Прежняя — та, что последней ответила: после обрыва посреди переключения current ведёт не на неё.
BEFORE=$(readlink "$PROGRAM/answered" || readlink "$PROGRAM/current" || true)
fetch
check_settings
remove_old_releases
build
rehearse
KEPT=$DATA/before-update.sqlite
HAS_BEFORE=
if [ -n "$BEFORE" ] && [ "$BEFORE" != "$RELEASE" ]; then
  HAS_BEFORE=1
  stop_and_keep_database
fi
if switch_to "$RELEASE"; then
  ln -sfn "$RELEASE" "$PROGRAM/answered"
  # Следующее обновление — уже этой версией скрипта.
  as_owner git -C "$PROGRAM/source" checkout --quiet --detach "$REVISION"
  echo "Работает $REVISION."
  exit 0
fi
journalctl -u "$SERVICE" -n 20 --no-pager >&2 || true
if [ -n "$HAS_BEFORE" ]; then
  go_back
else
  echo "Версия $REVISION не ответила. Что она говорит — выше; настройки: $SETTINGS/.env" >&2
fi
exit 1
