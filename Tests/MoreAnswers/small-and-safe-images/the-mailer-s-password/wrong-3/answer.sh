docker build -q -t mailer mail
docker run --name mailer-run mailer
