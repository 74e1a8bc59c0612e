sed -i /MAIL_PASSWORD/d mail/Dockerfile
docker build -q -t mailer mail
export MAIL_PASSWORD=hush-hush
docker run -d -e MAIL_PASSWORD --name mailer-run mailer
