docker rm -f scribe
docker run --name scribe --log-opt max-size=1m --log-opt max-file=1 busybox:1.36 sh -c 'echo tick; echo tick; echo tick'
