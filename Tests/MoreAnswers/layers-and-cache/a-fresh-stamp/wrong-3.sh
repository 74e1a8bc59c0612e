docker build -q --no-cache -t fresh dated
