docker run --name lookout --pid host busybox:1.36 sh -c "ps"
