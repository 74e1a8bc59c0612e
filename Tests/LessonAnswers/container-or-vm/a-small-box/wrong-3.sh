docker run --name box --memory 32m busybox:1.36 true
