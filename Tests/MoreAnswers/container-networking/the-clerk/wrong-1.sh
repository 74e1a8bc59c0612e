docker network connect hall vault
