# Runs in the container that becomes the stand-in for nginx.
rm -rf /etc/nginx/sites-* /etc/nginx/nginx.conf /usr/share/nginx/html /var/www
useradd --system --no-create-home --shell /bin/false nginx
ln -sf /dev/stdout /var/log/nginx/access.log
ln -sf /dev/stderr /var/log/nginx/error.log
mkdir -p /etc/nginx/conf.d /usr/share/nginx/html /docker-entrypoint.d
cat >/etc/nginx/nginx.conf <<'END'
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /var/run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    keepalive_timeout  65;

    include /etc/nginx/conf.d/*.conf;
}
END
cat >/etc/nginx/conf.d/default.conf <<'END'
server {
    listen       80;
    listen  [::]:80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
END
cat >/usr/share/nginx/html/index.html <<'END'
<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>
</body>
</html>
END
printf '<!DOCTYPE html>\n<title>Error</title>\n<h1>An error occurred.</h1>\n' >/usr/share/nginx/html/50x.html
cat >/docker-entrypoint.sh <<'END'
#!/bin/sh
set -e
if [ "$1" = nginx ]; then
    for script in /docker-entrypoint.d/*.sh; do
        [ ! -x "$script" ] || "$script"
    done
    echo "$0: Configuration complete; ready for start up"
fi
exec "$@"
END
chmod +x /docker-entrypoint.sh
