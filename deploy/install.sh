#!/usr/bin/env bash
# Ставит магазин на чистый Debian или Ubuntu: deploy/install.sh shop.example.ru
# Запускать от root из скачанного проекта. Повторный запуск ничего не ломает.
set -euo pipefail
umask 022
# shellcheck source=deploy/places.sh
. "$(dirname "$(readlink -f "$0")")/places.sh"
# shellcheck source=deploy/users.sh
. "$(dirname "$(readlink -f "$0")")/users.sh"
# shellcheck source=deploy/units.sh
. "$(dirname "$(readlink -f "$0")")/units.sh"

DOMAIN=${1:?Укажите домен: deploy/install.sh shop.example.ru}
case $DOMAIN in *[[:space:][:cntrl:]/\"\'\\%]*) echo 'Домен пишут без https:// и пробелов.' >&2; exit 1 ;; esac
[ "$(id -u)" = 0 ] || { echo 'Запустите от root: sudo deploy/install.sh …' >&2; exit 1; }

echo 'Ставим Caddy, git и Node.js (минуты две)…'
# Вопросов не задавать: ответить на них здесь негде.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
apt-get update -qq
apt-get install -y --no-install-recommends ca-certificates caddy curl git nodejs npm >/dev/null

# Секрет не попадает ни в чьи аргументы: их видит всякий, кто есть на сервере.
fill_settings() {
  local line secret
  secret=$(head -c 32 /dev/urandom | base64)
  while IFS= read -r line; do
    case $line in
      PUBLIC_URL=*) line=PUBLIC_URL=https://$DOMAIN ;;
      APP_SECRET=*) line=APP_SECRET=$secret ;;
      DATABASE_URL=*) line=DATABASE_URL=file:$DATA/app.sqlite ;;
      BACKUP_DIR=*) line=BACKUP_DIR=$DATA/backups ;;
      HOST=*) line=HOST=127.0.0.1 ;;
      TRUSTED_PROXY=*) line=TRUSTED_PROXY=127.0.0.1 ;;
    esac
    printf '%s\n' "$line"
  done
}

id "$OWNER" >/dev/null 2>&1 || useradd --system --home-dir "$DATA" --shell /usr/sbin/nologin "$OWNER"
ensure_builder
GROUP=$(id -g "$OWNER")
install -d -o root -g root "$PROGRAM"
install -d -o root -g "$GROUP" -m 750 "$SETTINGS"
install -d -o "$OWNER" -g "$GROUP" -m 700 "$DATA"
# Внутри папки магазина root ничего не заводит: там могла быть подготовлена ссылка.
as_service mkdir -p -m 700 "$DATA/backups"

if [ ! -e "$SETTINGS/.env" ]; then
  (umask 077; fill_settings <"$SOURCE/.env.example" >"$SETTINGS/.env.new")
  chown root:"$GROUP" "$SETTINGS/.env.new"
  chmod 640 "$SETTINGS/.env.new"
  mv -T -- "$SETTINGS/.env.new" "$SETTINGS/.env"
fi
printf 'NODE_ENV=production\n' >"$SETTINGS/environment"

if ! is_roots "$PROGRAM/source"; then
  take_source "$SOURCE" HEAD "$(root_git -C "$SOURCE" remote get-url origin 2>/dev/null || echo "$SOURCE")"
fi

install -m 644 "$SOURCE/deploy/chakra-checkout.service" "$UNITS/$SERVICE.service"
# Процессов может быть уже несколько (instances.sh): тогда служба, что была одна, не нужна.
if [ -n "$(instances)" ]; then
  install -m 644 "$SOURCE/deploy/Caddyfile.instances" "$CADDY/Caddyfile"
else
  install -m 644 "$SOURCE/deploy/Caddyfile" "$CADDY/Caddyfile"
  ENABLED=$SERVICE
fi
install -d "$UNITS"/caddy.service.d
printf '[Service]\nEnvironment=DOMAIN=%s\nRestart=always\nRestartSec=2\n' "$DOMAIN" \
  >"$UNITS"/caddy.service.d/domain.conf
systemctl daemon-reload
systemctl enable --quiet ${ENABLED:-} caddy
systemctl restart caddy

cat <<END
Готово. Дальше:
  1. Заполните $SETTINGS/.env: ключ и адрес страницы Prodamus, цена, продавец:
     nano $SETTINGS/.env
  2. $PROGRAM/source/deploy/update.sh — соберёт и запустит магазин.
Остальные шаги — docs/first-sale.md.
END
