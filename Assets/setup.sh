# What Assets/start, Assets/package, and Tests/run share: finding a Swift toolchain, installing system packages that are missing, and building
# what users run. Sourced, not run.

# The packages calf is built with; the first line is what the Swift toolchain itself needs.
build_packages=(
    git pkg-config gcc g++ libc6-dev zlib1g-dev libxml2-dev libcurl4-openssl-dev tzdata ca-certificates
    libncurses-dev libpq-dev libpg-query-dev libprotobuf-c-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libsqlite3-dev
    libvterm-dev
)

say() { printf 'calf: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "this needs root, and sudo is not installed. As root, run: $*"
        exit 2
    fi
}

# find_swift: called before packages are installed, so that a missing toolchain is reported immediately.
find_swift() {
    if ! command -v swift >/dev/null; then
        say "no Swift toolchain on the PATH. Install Swift 6.2 or newer from https://www.swift.org/install/linux/ and try again."
        exit 2
    fi
}

# require_swift: checks for a toolchain of at least 6.2. Called after installing the packages that the toolchain needs.
require_swift() {
    local version
    if ! version=$(swift --version 2>&1); then
        say "'swift --version' fails:"
        printf '%s\n' "$version" >&2
        exit 2
    fi
    version=$(sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' <<<"$version" | head -1)
    if [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -1)" != 6.2 ]; then
        say "calf needs Swift 6.2 or newer; this is ${version:-an unknown version}. Install it from https://www.swift.org/install/linux/ and try again."
        exit 2
    fi
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

has_postgresql_server() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

# quietly COMMAND…: shows the output only if the command fails, and then exits.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [ "$status" = 0 ] || cat "$log" >&2
    rm -f "$log"
    [ "$status" = 0 ] || exit 2
}

# install_packages NAME…: installs the missing ones, and a PostgreSQL server if there is none. Lists them; silent if nothing is missing.
install_packages() {
    local missing=() name
    if ! command -v dpkg-query >/dev/null; then
        say "this is not Debian or Ubuntu. Install the equivalents of these packages: $* postgresql"
        exit 2
    fi
    for name in "$@"; do installed "$name" || missing+=("$name"); done
    has_postgresql_server || missing+=(postgresql)
    [ ${#missing[@]} -gt 0 ] || return 0

    say "installing: ${missing[*]}"
    quietly as_root apt-get update -qq
    # Debian creates and starts a cluster on port 5432 when a server is installed. calf runs its own and doesn't need that one.
    local no_cluster=/etc/postgresql-common/createcluster.d/calf.conf
    has_postgresql_server || as_root sh -c "mkdir -p ${no_cluster%/*} && echo 'create_main_cluster = false' > $no_cluster"
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
    as_root rm -f "$no_cluster"
}

calf=.build/release/calf

# build_release: builds the programs as users run them, if the sources are newer.
build_release() {
    if [ ! -x "$calf" ] || [ -n "$(find Package.swift Sources -newer "$calf" -print -quit)" ]; then
        say "building calf; this takes a few minutes the first time"
        quietly swift build -c release -Xswiftc -gnone --static-swift-stdlib --disable-local-rpath --product calf
        touch "$calf"
    fi
}
