docker run --name core busybox:1.36 echo "$(uname -r)"
