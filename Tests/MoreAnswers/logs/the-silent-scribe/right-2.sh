docker stop -t 0 scribe
docker rename scribe old
docker run --detach --name scribe busybox:1.36 sh -c 'while true; do echo tick >&2; sleep 1; done'
