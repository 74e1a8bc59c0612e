echo Last sale saved.
