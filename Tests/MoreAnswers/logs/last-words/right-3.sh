docker rm -f printer && docker run -di --name=printer letterhead:1 sh -c 'exec print B4'
