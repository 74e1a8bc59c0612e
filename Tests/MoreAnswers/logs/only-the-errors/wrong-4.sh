docker logs --timestamps register 2> errors.txt
