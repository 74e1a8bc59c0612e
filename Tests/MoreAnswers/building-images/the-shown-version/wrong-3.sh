docker run --name upper busybox:1.36 echo Version one
