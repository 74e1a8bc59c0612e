/// PostgreSQL's programs with an `initdb` that copies a cluster instead of creating it, which takes a tenth of the processor time.
///
/// The real `initdb` creates that cluster on first use, with the same options, under a temporary name. It belongs to the tests of one
/// process and is removed however they end. Copies have the same system identifier, which matters only to servers that read each other's
/// write-ahead log.
package enum PreparedCluster {
    /// A folder with one subfolder per major version, like `/usr/lib/postgresql`. The server's account owns it.
    package static let programs = Companion(
        #"""
        set -e
        dir=$(mktemp -d /tmp/calf-programs-XXXXXX)
        trap 'rm -rf "$dir"' EXIT
        for bin in /usr/lib/postgresql/*/bin; do
            copy=$dir/$(basename "${bin%/bin}")
            mkdir -p "$copy/bin"
            ln -s "$bin/postgres" "$copy/bin/postgres"
            cat >"$copy/bin/initdb" <<END
        #!/bin/sh
        # initdb -D FOLDER OPTION…
        set -e
        folder=\$2
        shift 2
        prepared=$copy/\$(echo "\$*" | cksum | tr ' ' -)
        if [ ! -e "\$prepared" ]; then
            draft=\$(mktemp -d "$copy/draft-XXXXXX")
            "$bin/initdb" -D "\$draft" "\$@"
            # Of two that are made at the same time, the first one is used.
            mv -T "\$draft" "\$prepared" 2>/dev/null || rm -r "\$draft"
        fi
        exec cp -aT --reflink=auto "\$prepared" "\$folder"
        END
            chmod +x "$copy/bin/initdb"
        done
        if [ "$(id -u)" = 0 ]; then chown -R postgres "$dir"; fi
        echo "$dir"
        exec 1>&-
        read -r line || true
        """#
    ).answer
}
