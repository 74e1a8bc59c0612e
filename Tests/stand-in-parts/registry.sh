# Runs in the container that becomes the stand-in for registry.
ln -s docker-registry /usr/bin/registry
cat >/etc/docker/registry/config.yml <<'END'
version: 0.1
log:
  fields:
    service: registry
storage:
  filesystem:
    rootdirectory: /var/lib/registry
http:
  addr: :5000
END
cat >/entrypoint.sh <<'END'
#!/bin/sh
set -e
case "$1" in
    *.yaml | *.yml) set -- registry serve "$@" ;;
    serve | garbage-collect | help | -*) set -- registry "$@" ;;
esac
exec "$@"
END
chmod +x /entrypoint.sh
mkdir -p /var/lib/registry
