docker volume rm --force boxed-a boxed-c
