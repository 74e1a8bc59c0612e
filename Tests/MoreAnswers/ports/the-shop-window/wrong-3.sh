docker run -d --name showcase -P nginx:alpine
