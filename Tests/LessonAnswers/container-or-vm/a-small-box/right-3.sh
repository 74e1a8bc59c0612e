docker run --name box --memory 32768k --memory-swap 64m busybox:1.36 sh -c "free -m"
