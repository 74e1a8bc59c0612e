docker rm -f scribe
docker run -d --name scribe busybox:1.36 sh -c 'while sleep 1; do echo tick; done'
