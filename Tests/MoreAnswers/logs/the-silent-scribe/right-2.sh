docker stop -t 0 scribe
docker rename scribe old
docker run --detach --name scribe --log-opt max-size=1m --log-opt max-file=1 busybox:1.36 sh -c 'while true; do echo tick >&2; sleep 1; done'
