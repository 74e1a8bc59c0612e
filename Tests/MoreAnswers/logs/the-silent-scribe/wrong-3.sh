docker rm -f scribe
docker run --name scribe busybox:1.36 sh -c 'echo tick; echo tick; echo tick'
