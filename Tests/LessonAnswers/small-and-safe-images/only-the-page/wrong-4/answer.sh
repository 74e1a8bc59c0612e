docker build -q --target maker -t list-page list
