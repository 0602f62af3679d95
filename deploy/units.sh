# Службы магазина: какие из них есть, их файлы, ответ каждой. Подключают update.sh, install.sh и
# instances.sh.
# shellcheck shell=bash

READY=${CHAKRA_READY:-http://127.0.0.1:3000/api/ready}
SECONDS_TO_WAIT=${CHAKRA_TIMEOUT_SECONDS:-60}
# Порт процесса — это и его номер.
PORTS=${CHAKRA_PORTS:-300}

# Номера процессов, которые запускаются вместе с машиной; пусто — магазин один, служба $SERVICE.
instances() {
  local link
  for link in "$UNITS/multi-user.target.wants/$SERVICE"@[1-4].service; do
    [ -L "$link" ] || continue
    link=${link%.service}
    printf '%s\n' "${link##*@}"
  done
}

# Службы, которые запускаются вместе с машиной. Прежняя, одна, остаётся среди них, пока instances.sh
# не дошёл до конца.
services() {
  local numbers number
  numbers=$(instances)
  if [ -z "$numbers" ] || [ -L "$UNITS/multi-user.target.wants/$SERVICE.service" ]; then
    printf '%s\n' "$SERVICE"
  fi
  for number in $numbers; do printf '%s@%s\n' "$SERVICE" "$number"; done
}

ready_address_of() {
  case $1 in
    *@*) printf 'http://127.0.0.1:%s%s/api/ready\n' "$PORTS" "${1##*@}" ;;
    *) printf '%s\n' "$READY" ;;
  esac
}

# Страница — не то же, что /api/ready: её делает Next, который загружается позже.
is_ready() {
  for _ in $(seq "$SECONDS_TO_WAIT"); do
    answers "$1" && answers "${1%/api/ready}/" && return 0
    sleep 1
  done
  return 1
}

answers() {
  curl -fsS --max-time 5 -o /dev/null "$1" 2>/dev/null
}

# Какой версией запускаются службы с этой минуты.
point_to() {
  ln -sfnT "$1" "$PROGRAM/current" && install_units "$(basename "$1")" && systemctl daemon-reload
}

# Файлы службы у каждой версии свои: при возврате возвращаются и они. Берутся из git, а не из версии.
install_units() {
  local unit
  if [[ $1 =~ ^[0-9a-f]{7,40}$ ]] && unit=$(file_of "$1" chakra-checkout.service); then
    replace_file "$UNITS/$SERVICE.service" "$unit" || return 1
    # У версий до нескольких процессов второго файла нет.
    if [ -n "$(instances)" ]; then install_template "$1" || true; fi
  else
    echo "Файла службы версии $1 в git нет: остаётся нынешний." >&2
  fi
}

# Одному из нескольких процессов — тот же файл службы, и сверх него только порт.
install_template() {
  local unit port
  unit=$(file_of "$1" chakra-checkout.service) && port=$(file_of "$1" chakra-checkout@.conf) || return 1
  replace_file "$UNITS/$SERVICE@.service" "$unit" && install -d "$UNITS/$SERVICE@.service.d" &&
    replace_file "$UNITS/$SERVICE@.service.d/instance.conf" "$port"
}

file_of() { root_git -C "$PROGRAM/source" cat-file blob "$1:deploy/$2"; }

replace_file() {
  printf '%s\n' "$2" >"$1.new" && mv -f -T -- "$1.new" "$1"
}
