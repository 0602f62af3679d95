# Обновление магазина на PostgreSQL: база переводится первой, потом процессы перезапускаются по
# одному. Подключает update.sh.
# shellcheck shell=bash

# За столько Caddy, который спрашивает /api/ready каждую секунду, узнаёт, что процесс снова готов.
PAUSE_SECONDS=${CHAKRA_PAUSE_SECONDS:-3}

# Перевод базы только добавляет, и прежняя версия работает на ней дальше. Не ответил первый —
# остальные не тронуты и отвечают.
update_one_by_one() {
  local name first=1
  if ! as_service node "$RELEASE/scripts/run.mjs" "$(program_of "$RELEASE" migrate)"; then
    echo 'База не переведена и осталась как была. Ничего не переключено.' >&2
    return 1
  fi
  point_to "$RELEASE"
  for name in $(services); do
    [ -n "$first" ] || sleep "$PAUSE_SECONDS"
    if ! restart "$name"; then
      journalctl -u "$name" -n 20 --no-pager >&2 || true
      if [ -n "$first" ]; then undo_first "$name"; else leave_half "$name"; fi
      return 1
    fi
    first=
  done
}

restart() {
  systemctl restart "$1"
  is_ready "$(ready_address_of "$1")"
}

# Прежняя версия запустится, если новая базу не меняла.
undo_first() {
  if [ -z "$BEFORE" ] || [ "$BEFORE" = "$RELEASE" ]; then
    echo "Версия $REVISION не ответила. Что она говорит — выше; настройки: $SETTINGS/.env" >&2
    return
  fi
  point_to "$BEFORE"
  if restart "$1"; then
    echo "Версия $REVISION не ответила, возвращена прежняя: $(basename "$BEFORE"). Остальные процессы не останавливались." >&2
    return
  fi
  # Запущенный после сбоя может ответить только новой: на базе новее себя прежняя не запускается.
  point_to "$RELEASE"
  systemctl restart "$1"
  cat >&2 <<END
Версия $REVISION не ответила, прежняя ($(basename "$BEFORE")) на переведённой базе не запускается.
Остальные процессы не останавливались и продают прежней версией: не перезапускайте ни их, ни машину.
Что говорит новая: journalctl -u $1 -n 50. Исправьте её и обновите ещё раз. Вернуться к прежней можно
только вместе с базой из копии, потеряв то, что пришло после неё: docs/growing.md, «Вернуть прежнюю версию».
END
}

leave_half() {
  cat >&2 <<END
$1 не ответил. Обновлённые раньше него работают версией $REVISION, следующие за ним — прежней: магазин
продаёт. Что говорит: journalctl -u $1 -n 50. Исправьте и повторите deploy/update.sh $REVISION.
END
}
