#!/usr/bin/env bash
# Ставит магазин на чистый Debian или Ubuntu: deploy/install.sh shop.example.ru
# Запускать от root из скачанного проекта. Повторный запуск ничего не ломает.
set -euo pipefail
# shellcheck source=deploy/places.sh
. "$(dirname "$(readlink -f "$0")")/places.sh"

DOMAIN=${1:?Укажите домен: deploy/install.sh shop.example.ru}
[ "$(id -u)" = 0 ] || { echo 'Запустите от root: sudo deploy/install.sh …' >&2; exit 1; }

echo 'Ставим Caddy, git и Node.js (минуты две)…'
# Вопросов не задавать: ответить на них здесь негде.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
apt-get update -qq
apt-get install -y --no-install-recommends ca-certificates caddy curl git nodejs npm >/dev/null

id "$OWNER" >/dev/null 2>&1 || useradd --system --home-dir "$DATA" --shell /usr/sbin/nologin "$OWNER"
install -d -o "$OWNER" -g "$OWNER" "$PROGRAM" "$PROGRAM/releases"
install -d -o "$OWNER" -g "$OWNER" -m 700 "$DATA" "$DATA/backups"
install -d -o root -g "$OWNER" -m 750 "$SETTINGS"

if [ ! -e "$SETTINGS/.env" ]; then
  sed -e "s|^PUBLIC_URL=.*|PUBLIC_URL=https://$DOMAIN|" \
    -e "s|^APP_SECRET=.*|APP_SECRET=$(head -c 32 /dev/urandom | base64)|" \
    -e "s|^DATABASE_URL=.*|DATABASE_URL=file:$DATA/app.sqlite|" \
    -e "s|^BACKUP_DIR=.*|BACKUP_DIR=$DATA/backups|" \
    -e "s|^HOST=.*|HOST=127.0.0.1|" \
    -e "s|^TRUSTED_PROXY=.*|TRUSTED_PROXY=127.0.0.1|" \
    "$SOURCE/.env.example" >"$SETTINGS/.env"
  chown root:"$OWNER" "$SETTINGS/.env"
  chmod 640 "$SETTINGS/.env"
fi
printf 'NODE_ENV=production\n' >"$SETTINGS/environment"

if [ ! -d "$PROGRAM/source" ]; then
  git clone --quiet "$SOURCE" "$PROGRAM/source"
  git -C "$PROGRAM/source" remote set-url origin \
    "$(git -C "$SOURCE" remote get-url origin 2>/dev/null || echo "$SOURCE")"
fi
chown -R "$OWNER:$OWNER" "$PROGRAM/source"

install -m 644 "$SOURCE/deploy/chakra-checkout.service" /etc/systemd/system/
install -m 644 "$SOURCE/deploy/Caddyfile" /etc/caddy/Caddyfile
install -d /etc/systemd/system/caddy.service.d
printf '[Service]\nEnvironment=DOMAIN=%s\nRestart=always\nRestartSec=2\n' "$DOMAIN" \
  >/etc/systemd/system/caddy.service.d/domain.conf
systemctl daemon-reload
systemctl enable --quiet chakra-checkout caddy
systemctl restart caddy

cat <<END
Готово. Дальше:
  1. Заполните $SETTINGS/.env: ключ и адрес страницы Prodamus, цена, продавец:
     nano $SETTINGS/.env
  2. $PROGRAM/source/deploy/update.sh — соберёт и запустит магазин.
Остальные шаги — docs/first-sale.md.
END
