docker rm -f scribe
docker run -d --name scribe --log-opt max-size=1m --log-opt max-file=1 busybox:1.36 sh -c 'while sleep 1; do echo tick; done'
