docker run -d --name=core busybox:1.36 sh -c "uname -r"
sleep 1
