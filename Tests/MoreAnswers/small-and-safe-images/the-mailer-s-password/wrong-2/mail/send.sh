MAIL_PASSWORD=hush-hush
echo "The password has ${#MAIL_PASSWORD} letters."
