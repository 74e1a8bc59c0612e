docker run --name greeting alpine:3.20 echo we are open
