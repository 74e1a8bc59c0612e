docker rm -f scribe
docker run -d --name scribe --log-opt max-size=1m --log-opt max-file=1 alpine:3.20 sh -c 'while true; do echo tick; sleep 1; done'
