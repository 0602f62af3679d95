#!/usr/bin/env bash
# Сколько процессов магазина работает на этой машине: deploy/instances.sh 2 (от 1 до 4, база —
# PostgreSQL). Если есть другая машина, назовите её процессы: deploy/instances.sh 2 10.0.0.2:3001 …
# Не назвали — Caddy помнит прежних; забыть их: deploy/instances.sh 2 --only-here.
# Покупатели этого не замечают: новые сперва отвечают сами, потом о них узнаёт Caddy, потом
# останавливаются лишние. Запускать от root.
set -euo pipefail
umask 022
# shellcheck source=deploy/places.sh
. "$(dirname "$(readlink -f "$0")")/places.sh"
# shellcheck source=deploy/users.sh
. "$(dirname "$(readlink -f "$0")")/users.sh"
# shellcheck source=deploy/units.sh
. "$(dirname "$(readlink -f "$0")")/units.sh"

COUNT=${1:-}
case $COUNT in
  [1-4]) shift ;;
  *) echo 'Так: deploy/instances.sh ЧИСЛО от 1 до 4 [--only-here | АДРЕС:ПОРТ процессов другой машины…]' >&2; exit 1 ;;
esac
ONLY_HERE=
if [ "${1:-}" = --only-here ]; then ONLY_HERE=1; shift; fi
for other; do
  [[ $other =~ ^[A-Za-z0-9.-]+:[0-9]+$ ]] || { echo "Не адрес с портом: $other" >&2; exit 1; }
done
[ "$(id -u)" = 0 ] || { echo 'Запустите от root: sudo deploy/instances.sh …' >&2; exit 1; }
exec {LOCK}<"$PROGRAM"
flock -n "$LOCK" || { echo 'Идёт обновление: дождитесь его.' >&2; exit 1; }

CURRENT=$(readlink "$PROGRAM/current") || { echo 'Сначала соберите магазин: deploy/update.sh' >&2; exit 1; }
DATABASE=$(as_service node "$CURRENT/scripts/run.mjs" deploy/check-settings.ts --postgres | tail -n 1)
if [ "$DATABASE" != postgres ]; then
  echo 'Несколько процессов работают только с PostgreSQL: docs/growing.md. Ничего не изменено.' >&2
  exit 1
fi

start_wanted() {
  local number before
  before=" $(instances | tr '\n' ' ')"
  install_template "$(basename "$CURRENT")"
  systemctl daemon-reload
  for number in $(seq "$COUNT"); do
    systemctl enable --quiet --now "$SERVICE@$number"
    is_ready "$(ready_address_of "$SERVICE@$number")" && continue
    journalctl -u "$SERVICE@$number" -n 20 --no-pager >&2 || true
    stop_all_but "$before"
    echo "$SERVICE@$number не ответил. Что он говорит — выше. Новых нет, прежние работают." >&2
    exit 1
  done
}

# Номера, которые остаются, — через пробел и в пробелах.
stop_all_but() {
  local number
  for number in $(instances); do
    case $1 in *" $number "*) ;; *) systemctl disable --quiet --now "$SERVICE@$number" ;; esac
  done
}

tell_caddy() {
  local upstreams number
  upstreams=$*
  if [ -z "$upstreams$ONLY_HERE" ]; then upstreams=$(known_elsewhere); fi
  for number in $(seq "$COUNT" -1 1); do upstreams="127.0.0.1:300$number $upstreams"; done
  install -m 644 "$SOURCE/deploy/Caddyfile.instances" "$CADDY/Caddyfile"
  install -d "$UNITS/caddy.service.d"
  printf '[Service]\nEnvironment="UPSTREAMS=%s"\n' "${upstreams% }" \
    >"$UNITS/caddy.service.d/upstreams.conf"
  systemctl daemon-reload
  systemctl reload caddy
}

# Процессы другой машины, о которых Caddy знает.
known_elsewhere() {
  sed -n 's/.*UPSTREAMS=\([^"]*\)".*/\1/p' "$UNITS/caddy.service.d/upstreams.conf" 2>/dev/null |
    tr ' ' '\n' | grep -v '^127\.0\.0\.1:' | tr '\n' ' ' || true
}

start_wanted
# Caddy бывает на другой машине.
if systemctl is-enabled --quiet caddy; then tell_caddy "$@"; fi
systemctl disable --quiet --now "$SERVICE"
stop_all_but " $(seq -s ' ' "$COUNT") "
echo "Работают процессы: $(instances | tr '\n' ' ')"
