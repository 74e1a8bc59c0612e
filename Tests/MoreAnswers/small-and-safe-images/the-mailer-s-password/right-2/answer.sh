docker build -t mailer mail
echo MAIL_PASSWORD=hush-hush > mailer.env
docker run --name mailer-run --env-file mailer.env mailer
