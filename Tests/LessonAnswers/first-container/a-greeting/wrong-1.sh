echo we are open
