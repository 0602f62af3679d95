#!/usr/bin/env bash
# Обновляет магазин: deploy/update.sh [версия]. Проверяет настройки, собирает новую версию рядом
# с работающей, проверяет на копии базы, что база переходит на неё, и переключает. Не отвечает
# новая — сам возвращает прежнюю, если от этого ничего не пропадёт. На PostgreSQL процессы магазина
# обновляются по очереди, one-by-one.sh. Запускать от root.
set -euo pipefail
umask 022
# shellcheck source=deploy/places.sh
. "$(dirname "$(readlink -f "$0")")/places.sh"
# shellcheck source=deploy/users.sh
. "$(dirname "$(readlink -f "$0")")/users.sh"
# shellcheck source=deploy/units.sh
. "$(dirname "$(readlink -f "$0")")/units.sh"
# shellcheck source=deploy/one-by-one.sh
. "$(dirname "$(readlink -f "$0")")/one-by-one.sh"
[ "$(id -u)" = 0 ] || { echo 'Запустите от root: sudo deploy/update.sh' >&2; exit 1; }

WANTED=${1:-origin/HEAD}

# Прежние установки отдавали программу пользователю магазина. Чему он хозяин, тому root не верит, и
# адресу обновлений тоже: берёт проект заново оттуда, откуда взята копия этого скрипта.
take_over() {
  chown root:root "$PROGRAM"
  chmod 755 "$PROGRAM"
  is_roots "$PROGRAM/source" && return
  [ "$SOURCE" -ef "$PROGRAM/source" ] && ask_for_copy
  local address
  address=$(root_git config --no-includes --file "$SOURCE/.git/config" remote.origin.url) || true
  case $address in '' | -* | *::*) ask_for_copy ;; esac
  echo "Программа принадлежала пользователю $OWNER; берём её заново, для root: $(bare_address "$address")"
  take_source origin HEAD "$address"
  exec "$PROGRAM/source/deploy/update.sh" "$@"
}

ask_for_copy() {
  cat >&2 <<END
Программу в $PROGRAM/source мог изменить пользователь $OWNER, и root её не запускает. Возьмите проект
заново, своей копией, и обновите ею; дальше всё пойдёт как обычно:
  git clone АДРЕС_ПРОЕКТА /root/chakra-checkout
  /root/chakra-checkout/deploy/update.sh
END
  exit 1
}

fetch() {
  root_git -C "$PROGRAM/source" fetch --quiet --tags origin
  root_git -C "$PROGRAM/source" remote set-head origin --auto >/dev/null
  REVISION=$(root_git -C "$PROGRAM/source" rev-parse --verify --short "$WANTED^{commit}")
  RELEASE=$PROGRAM/versions/$REVISION
  check_signature
}

# Есть файл подписавших (allowed_signers, man ssh-keygen) — берём только подписанное ими.
check_signature() {
  local signers=$SETTINGS/allowed_signers kind
  [ -e "$signers" ] || return 0
  kind=$(root_git -C "$PROGRAM/source" cat-file -t "$WANTED")
  root_git -C "$PROGRAM/source" -c "gpg.ssh.allowedSignersFile=$signers" "verify-$kind" "$WANTED" && return
  echo "Версия $REVISION не подписана теми, кто назван в $signers. Ничего не переключено." >&2
  exit 1
}

# Готовая версия принадлежит root и открыта для чтения; строит её $BUILDER.
is_finished() { [ "$(stat -c %u:%a "$RELEASE" 2>/dev/null)" = 0:755 ]; }

# Код версии и пакеты. Пишет в неё только $BUILDER, пока она не станет папкой root. Что осталось от
# сборки, которая не кончилась, не годится: она могла изменить и сам код.
prepare() {
  local node
  end_builder
  unpack
  node=$(as_builder node "$RELEASE/scripts/run.mjs" deploy/which-node.ts)
  as_builder mkdir -p "$RELEASE/.node"
  as_builder ln -sfnT "$node" "$RELEASE/.node/node"
}

unpack() {
  rm -rf -- "$RELEASE"
  install -d "$PROGRAM/versions"
  install -d -m 700 "$RELEASE"
  root_git -C "$PROGRAM/source" archive "$REVISION" | tar -x -C "$RELEASE" --no-same-permissions
  chown -R -h "$BUILDER:" "$RELEASE"
  chmod 755 "$RELEASE"
}

# С настройками, с которыми магазин не запустится, незачем собирать и останавливать работающий.
check_settings() {
  is_finished || as_builder ln -sfnT "$SETTINGS/.env" "$RELEASE/.env"
  end_builder
  if DATABASE=$(as_service node "$RELEASE/scripts/run.mjs" deploy/check-settings.ts --postgres | tail -n 1); then
    [ "$DATABASE" != postgres ] || return 0
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
  # Настроек сборка не читает, а на ссылке, по которой ей нельзя, остановилась бы.
  as_builder rm -f "$RELEASE/.env"
  as_builder node "$RELEASE/scripts/run.mjs" scripts/build.ts
  # Только говорит: уязвимый пакет чаще всего был и в прежней версии.
  as_builder timeout 60 node "$RELEASE/scripts/run.mjs" scripts/audit.ts || true
  end_builder
  give_to_root
}

# Пока жива хоть одна программа сборки, она может подменить то, что мы проверяем.
end_builder() { as_builder sh -c 'kill -KILL -1' 2>/dev/null || true; }

# Чужой файл под вторым именем стал бы читаем для всех; устройств и каналов в коде не бывает.
give_to_root() {
  local odd
  chown root:root "$RELEASE"
  chmod 700 "$RELEASE"
  odd=$(find "$RELEASE" \( -type f -links +1 -o ! -type f ! -type d ! -type l \) -print -quit)
  if [ -n "$odd" ]; then
    echo "Сборка оставила то, чего в коде быть не может: $odd. Ничего не переключено." >&2
    exit 1
  fi
  ln -sfnT "$SETTINGS/.env" "$RELEASE/.env"
  find "$RELEASE" -mindepth 1 -maxdepth 1 ! -type l -exec chmod -R a-s,u=rwX,go=rX -- {} +
  find "$RELEASE" -mindepth 1 -maxdepth 1 -exec chown -R -h root:root -- {} +
  chmod 755 "$RELEASE"
}

# Обновление схемы, которое не проходит, должно не пройти на копии.
rehearse() {
  # Рядом с базой: /tmp бывает в памяти, а база — большой.
  as_service rm -rf -- "$REHEARSAL"
  as_service mkdir -m 700 "$REHEARSAL"
  if [ -e "$DATABASE" ]; then
    copy_database "$REHEARSAL/app.sqlite"
    as_service env "DATABASE_URL=file:$REHEARSAL/app.sqlite" \
      node "$RELEASE/scripts/run.mjs" "$(program_of "$RELEASE" migrate)"
  fi
}

copy_database() {
  [ -e "$DATABASE" ] || return 0
  (umask 077; as_service node "$RELEASE/scripts/run.mjs" deploy/copy-database.ts "$DATABASE" "$1")
}

# Что бы ни случилось: сборки не осталось, копии убраны, магазин не стоит.
# shellcheck disable=SC2317 # вызывается через trap
clean_up() {
  end_builder
  rm -rf -- "$PROGRAM/build"
  as_service rm -rf -- "$REHEARSAL" || true
  [ -z "$STOPPED" ] || systemctl start "$SERVICE"
}

# Копию снимаем, когда никто не пишет: чем потом отличается база, то сделала новая версия.
stop_and_keep_database() {
  # Обрыв связи не прерывает.
  trap '' HUP
  STOPPED=1
  systemctl stop "$SERVICE"
  # Прошлое обновление оборвалось: его копия и есть база до новой версии.
  if [ "$(readlink "$PROGRAM/current")" != "$BEFORE" ] && [ -e "$KEPT" ]; then return 0; fi
  # Прежнюю копию сменяет только готовая новая.
  as_service rm -f -- "$KEPT.new"
  copy_database "$KEPT.new"
  as_service mv -f -T -- "$KEPT.new" "$KEPT"
}

switch_to() {
  point_to "$1" && systemctl restart "$SERVICE" && is_ready "$READY"
}

# Смотрит прежняя версия: она точно работает. Без копии и при любой неясности — unknown.
change_since_copy() {
  [ -e "$KEPT" ] || { echo unknown; return; }
  as_service node "$BEFORE/scripts/run.mjs" deploy/change-since.ts "$KEPT" "$DATABASE" || echo unknown
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
  as_service node "$BEFORE/scripts/run.mjs" "$(program_of "$BEFORE" restore)" "$KEPT" --replace >&2
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
  ln -sfnT $BEFORE $PROGRAM/current
  $PROGRAM/source/deploy/run.sh restore $KEPT --replace
  git -C $PROGRAM/source show $(basename "$BEFORE"):deploy/chakra-checkout.service >$UNITS/$SERVICE.service
  systemctl daemon-reload && systemctl start $SERVICE
END
}

finish_update() {
  ln -sfnT "$RELEASE" "$PROGRAM/answered"
  # Следующее обновление — уже этой версией скрипта.
  root_git -C "$PROGRAM/source" checkout --quiet --detach "$REVISION"
  echo "Работает $REVISION."
}

# Каждая версия занимает около полутора гигабайт: остаются новая, та, что до неё, и запущенная.
remove_old_releases() {
  local release current
  current=$(readlink "$PROGRAM/current" || true)
  [ "$BEFORE" != "$RELEASE" ] || return 0
  for release in "$PROGRAM"/versions/*; do
    case $release in "$RELEASE" | "$BEFORE" | "$current") continue ;; esac
    [ -d "$release" ] || continue
    echo "Убираем прежнюю версию $(basename "$release")."
    rm -rf -- "$release"
  done
  # Здесь версии лежали, пока принадлежали пользователю магазина: он их и убирает.
  case "$BEFORE $current" in *"$PROGRAM/releases/"*) return 0 ;; esac
  as_service find "$PROGRAM/releases" -mindepth 1 -delete 2>/dev/null || true
  rmdir "$PROGRAM/releases" 2>/dev/null || true
}

ensure_builder
take_over "$@"
exec {LOCK}<"$PROGRAM"
flock -n "$LOCK" || { echo 'Обновление уже идёт.' >&2; exit 1; }
# Прежняя — та, что последней ответила: после обрыва посреди переключения current ведёт не на неё.
BEFORE=$(readlink "$PROGRAM/answered" || readlink "$PROGRAM/current" || true)
KEPT=$DATA/before-update.sqlite
REHEARSAL=$DATA/rehearsal
HAS_BEFORE=
STOPPED=
fetch
trap clean_up EXIT
rm -rf -- "$PROGRAM/build"
install -d -m 700 -o "$BUILDER" "$PROGRAM/build"
is_finished || prepare
check_settings
remove_old_releases
is_finished || build
if [ "$DATABASE" = postgres ]; then
  update_one_by_one || exit 1
  finish_update
  exit 0
fi
rehearse
if [ -n "$BEFORE" ] && [ "$BEFORE" != "$RELEASE" ]; then
  HAS_BEFORE=1
  stop_and_keep_database
fi
if switch_to "$RELEASE"; then
  finish_update
  exit 0
fi
journalctl -u "$SERVICE" -n 20 --no-pager >&2 || true
if [ -n "$HAS_BEFORE" ]; then
  go_back
else
  echo "Версия $REVISION не ответила. Что она говорит — выше; настройки: $SETTINGS/.env" >&2
fi
exit 1
