docker volume create archive-copy
docker run --rm --mount source=archive,target=/a,readonly --mount source=archive-copy,target=/b busybox:1.36 \
  sh -c 'cp -r /a/* /b/'
