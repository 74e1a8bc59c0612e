docker build -q -t mailer mail
docker run --name mailer-run -e MAIL_PASSWORD=hush-hush mailer
