docker pause desk
