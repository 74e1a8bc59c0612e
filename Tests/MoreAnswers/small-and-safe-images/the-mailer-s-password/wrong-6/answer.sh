cp mail.env mail
docker build -q -t mailer mail
docker run --name mailer-run --env-file mail.env mailer
