docker run -d --name greeting busybox:1.36 sh -c 'echo we are open'
sleep 1
