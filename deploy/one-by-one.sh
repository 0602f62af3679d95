# Обновление магазина на PostgreSQL: база переводится первой, потом процессы перезапускаются по
# одному. Подключает update.sh.
# shellcheck shell=bash

# За столько Caddy, который спрашивает /api/ready каждые полсекунды, узнаёт, что процесс снова готов.
PAUSE_SECONDS=${CHAKRA_PAUSE_SECONDS:-3}

# Перевод базы только добавляет, и прежняя версия работает на ней дальше. Не ответил первый —
# остальные не тронуты. Кто не отвечал и до обновления, перезапускается раньше тех, кто продаёт.
update_one_by_one() {
  local name first=1
  # Оборвалась связь с сервером — начатое всё равно доводится до конца или возвращается.
  trap '' HUP
  if ! as_service node "$RELEASE/scripts/run.mjs" "$(program_of "$RELEASE" migrate)"; then
    echo 'База не переведена и осталась как была. Ничего не переключено.' >&2
    return 1
  fi
  point_to "$RELEASE" || return 1
  for name in $(silent_first); do
    [ -n "$first" ] || sleep "$PAUSE_SECONDS"
    if ! restart "$name"; then
      journalctl -u "$name" -n 20 --no-pager >&2 || true
      if [ -n "$first" ]; then undo_first "$name"; else leave_half "$name"; fi
      return 1
    fi
    first=
  done
}

silent_first() {
  local name silent=() answering=()
  for name in $(services); do
    if answers "$(ready_address_of "$name")"; then answering+=("$name"); else silent+=("$name"); fi
  done
  printf '%s\n' "${silent[@]}" "${answering[@]}"
}

restart() {
  systemctl restart "$1" && is_ready "$(ready_address_of "$1")"
}

# Прежняя версия запустится, если новая базу не меняла.
undo_first() {
  if [ -z "$BEFORE" ] || [ "$BEFORE" = "$RELEASE" ]; then
    echo "Версия $REVISION не ответила. Что она говорит — выше; настройки: $SETTINGS/.env" >&2
    about_others "$1"
    return
  fi
  if point_to "$BEFORE" && restart "$1"; then
    echo "Версия $REVISION не ответила, возвращена прежняя: $(basename "$BEFORE")." >&2
    about_others "$1"
    return
  fi
  # Запущенный после сбоя может ответить только новой: на базе новее себя прежняя не запускается.
  point_to "$RELEASE"
  systemctl restart "$1" || true
  cat >&2 <<END
Версия $REVISION не ответила, и прежняя ($(basename "$BEFORE")) тоже: на переведённой базе она не
запускается. Что говорит новая: journalctl -u $1 -n 50. Исправьте её и обновите ещё раз; если дело не
в версии, а в самом $1, выключите его (systemctl disable --now $1) и обновите без него. Вернуться к
прежней можно только вместе с базой из копии, потеряв то, что пришло после неё: docs/growing.md,
«Вернуть прежнюю версию».
END
  about_others "$1"
}

leave_half() {
  cat >&2 <<END
$1 не ответил. Обновлённые раньше него работают версией $REVISION, следующие за ним — прежней: магазин
продаёт. Что говорит: journalctl -u $1 -n 50. Исправьте и повторите deploy/update.sh $REVISION.
END
}

about_others() {
  local name
  for name in $(services); do
    [ "$name" != "$1" ] && answers "$(ready_address_of "$name")" || continue
    echo 'Остальные процессы не останавливались и продают прежней версией: не перезапускайте ни их, ни машину.' >&2
    return
  done
}
