docker rm -f scribe
docker run -d --name scribe busybox:1.36 sh -c 'while true; do echo tock; sleep 1; done'
