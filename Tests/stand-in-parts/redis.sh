# Runs in the container that becomes the stand-in for redis.
cat >/usr/local/bin/docker-entrypoint.sh <<'END'
#!/bin/sh
set -e
if [ "${1#-}" != "$1" ]; then set -- redis-server "$@"; fi
if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
    chown -R redis /data
    exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi
# Within a container, who may reach it is the network's affair.
if [ "$1" = redis-server ]; then exec "$@" --protected-mode no; fi
exec "$@"
END
chmod +x /usr/local/bin/docker-entrypoint.sh
mkdir -p /data
chown redis /data
