for name in boxed-a boxed-b boxed-c; do
    [ -n "$(docker run --rm -v "$name:/v:ro" busybox:1.36 ls /v)" ] || docker volume rm "$name"
done
