docker run --name branch --env-file river.env busybox:1.36 env
