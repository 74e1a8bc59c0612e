docker cp cashbook:/sales.txt sales.txt
docker stop -t 0 cashbook
docker rename cashbook old
docker run -d --rm --name cashbook -v "$PWD/sales.txt:/sales.txt" busybox:1.36 sleep 1d
