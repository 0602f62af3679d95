# Кто что исполняет. root не исполняет, не читает и не пишет там, где пишет кто-то ещё: код магазина
# собирает $BUILDER, его программы и базу трогает $OWNER, git — один root, в своей папке.
# shellcheck shell=bash

# Что из окружения root видят чужие программы.
PASSED=' PATH LANG LC_ALL TZ http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY NODE_EXTRA_CA_CERTS '

as_service() { as_user "$OWNER" /nonexistent "$@"; }

as_builder() { as_user "$BUILDER" "$PROGRAM/build" "$@"; }

# Без терминала root (программа не впишет в него команду) и без знаков, что им управляют.
as_user() {
  { { without_root "$@" 2>&1 >&3 3>&- | printable >&2; } 3>&1; } | printable
}

without_root() {
  local user=$1 home=$2 name
  shift 2
  (
    for name in $(compgen -e); do
      case $PASSED in *" $name "*) ;; *) unset "$name" ;; esac
    done
    # Кэш tsx лежит в /tmp под угаданным именем: чужой подложил бы туда свой код.
    export HOME=$home TSX_DISABLE_CACHE=1
    exec setsid --wait setpriv --reuid "$(id -u "$user")" --regid "$(id -g "$user")" \
      --clear-groups --no-new-privs -- "$@" </dev/null
  )
}

printable() {
  LC_ALL=C sed -u -e 's/\xc2[\x80-\x9f]//g' -e 's/\xe2\x80[\x8b-\x8f\xa8-\xae]//g' \
    -e 's/\xe2\x81[\xa0-\xaf]//g' -e 's/[\x01-\x08\x0b-\x1f\x7f]//g'
}

# Заводит того, кто собирает: своей папки у него нет, настроек и базы он не читает.
ensure_builder() {
  id "$BUILDER" >/dev/null 2>&1 ||
    useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin "$BUILDER"
  case $(id -u "$BUILDER") in
    0 | "$(id -u "$OWNER")")
      echo "Собирать должен отдельный пользователь, а не $BUILDER." >&2
      exit 1
      ;;
  esac
}

# Настройки и крючки git берутся только из своей папки root.
root_git() {
  (
    local name
    for name in $(compgen -e); do
      case $name in GIT_*) unset "$name" ;; esac
    done
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
    exec git -c core.hooksPath=/dev/null -c core.fsmonitor=false "$@"
  )
}

# Папка целиком root, и никто другой в ней не пишет.
is_roots() {
  [ -d "$1" ] && [ ! -L "$1" ] &&
    [ -z "$(find "$1" \( ! -uid 0 -o ! -type l -perm /022 \) -print -quit)" ]
}

# Проект заново, целиком для root: что взять, откуда, и где его обновления.
take_source() {
  local from=$1 revision=$2 address=$3 new=$PROGRAM/source.new
  rm -rf -- "$new"
  root_git init --quiet --template= "$new"
  keep_address "$new" "$address"
  root_git -C "$new" fetch --quiet "$from" "$revision"
  root_git -C "$new" checkout --quiet --detach FETCH_HEAD
  rm -rf -- "$PROGRAM/source"
  mv -T -- "$new" "$PROGRAM/source"
}

# Схема, имя с паролем, сервер и остальное; @ после имени сервера — уже часть пути.
WITH_SECRET='^(https?://)([^/?#]*)@([^/?#@]*)(.*)$'

# Адрес без имени и пароля: такой можно показать.
bare_address() {
  if [[ $1 =~ $WITH_SECRET ]]; then
    printf '%s\n' "${BASH_REMATCH[1]}${BASH_REMATCH[3]}${BASH_REMATCH[4]}"
  else
    printf '%s\n' "$1"
  fi
}

# Пароль или токен из адреса — в файл: git называет адрес своим программам, а их видят все.
keep_address() {
  local kept=$SETTINGS/git-credentials secret
  if [[ $2 =~ $WITH_SECRET ]]; then
    secret=${BASH_REMATCH[2]}
    # Один токен — это имя с пустым паролем.
    case $secret in *:*) ;; *) secret=$secret: ;; esac
    (umask 077; printf '%s\n' "${BASH_REMATCH[1]}$secret@${BASH_REMATCH[3]}" >"$kept")
    root_git -C "$1" config credential.helper "store --file=$kept"
  fi
  root_git -C "$1" remote add origin "$(bare_address "$2")"
}
