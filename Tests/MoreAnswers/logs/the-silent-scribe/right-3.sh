docker rm -f scribe
docker create --name scribe --log-opt max-size=1m --log-opt max-file=1 busybox:1.36 sh -c 'while true; do echo tick | tee -a /scribe.log; sleep 1; done'
docker start scribe
