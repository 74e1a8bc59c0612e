docker rm -f scribe
docker create --name scribe busybox:1.36 sh -c 'while true; do echo tick | tee -a /scribe.log; sleep 1; done'
docker start scribe
