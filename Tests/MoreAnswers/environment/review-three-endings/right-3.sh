for name in monday tuesday wednesday; do
    [ "$(docker inspect --format '{{.State.ExitCode}}' "$name")" != 137 ] || docker rm -f "$name"
done
