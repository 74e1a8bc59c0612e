docker logs register | grep error > errors.txt
