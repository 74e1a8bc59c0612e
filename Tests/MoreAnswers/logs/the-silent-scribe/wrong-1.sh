docker rm -f scribe
docker run -d --name scribe alpine:3.20 sh -c 'while true; do echo tick; sleep 1; done'
